import { expect, it } from 'vitest';
import { routes } from '../../04-apigateway/given/routes.ts';
import { closedRoutes } from './closed-routes.ts';

const named = (list: typeof routes) => list.map(({ path, verb }) => `${verb} ${path}`);

it('closes the admin list and whatever changes films, and leaves the catalogue open', () => {
  expect(named(closedRoutes)).toEqual([
    'POST /movies',
    'PUT /movies/{id}',
    'DELETE /movies/{id}',
    'GET /admin',
  ]);
  expect(named(routes.filter((route) => !closedRoutes.includes(route)))).toEqual([
    'GET /movies',
    'GET /movies/{id}',
    'GET /posters',
  ]);
});
