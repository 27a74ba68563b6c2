import { type Route, routes } from '../../04-apigateway/given/routes.ts';

/** What is for administrators: the list of the admin page, and whatever changes films. */
export const closedRoutes: Route[] = routes.filter(({ path, verb }) => path === '/admin' || verb !== 'GET');
