import type { FunctionNames } from '../../../shared/names.ts';

/** One method of the API, and the function of module 3 that answers it. */
export interface Route {
  path: string;
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  function: keyof FunctionNames;
}

/** What the API has. The admin list is a route of its own, so that module 5 can close it. */
export const routes: Route[] = [
  { path: '/movies', verb: 'GET', function: 'listMovies' },
  { path: '/movies', verb: 'POST', function: 'addMovie' },
  { path: '/movies/{id}', verb: 'GET', function: 'getMovie' },
  { path: '/movies/{id}', verb: 'PUT', function: 'updateMovie' },
  { path: '/movies/{id}', verb: 'DELETE', function: 'deleteMovie' },
  { path: '/admin', verb: 'GET', function: 'listMovies' },
  { path: '/posters', verb: 'GET', function: 'posterUrl' },
];

/** Every path of the API once. */
export const paths: string[] = [...new Set(routes.map(({ path }) => path))];

/** The verbs of a path. */
export function verbsOf(path: string): string[] {
  return routes.filter((route) => route.path === path).map(({ verb }) => verb);
}
