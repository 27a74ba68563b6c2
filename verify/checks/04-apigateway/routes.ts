import type { FunctionKey } from '../03-lambda/functions.ts';

/** A method of the API and the function behind it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As API Gateway writes it: `/movies/{id}`. */
  path: string;
  key: FunctionKey;
}

export const listMovies: Route = { method: 'GET', path: '/movies', key: 'listMovies' };
export const getMovie: Route = { method: 'GET', path: '/movies/{id}', key: 'getMovie' };
export const addMovie: Route = { method: 'POST', path: '/movies', key: 'addMovie' };
export const updateMovie: Route = { method: 'PUT', path: '/movies/{id}', key: 'updateMovie' };
export const deleteMovie: Route = { method: 'DELETE', path: '/movies/{id}', key: 'deleteMovie' };
export const posterUrl: Route = { method: 'GET', path: '/posters', key: 'posterUrl' };
export const listForAdmins: Route = { method: 'GET', path: '/admin', key: 'listMovies' };

/** Every method that the API has, `OPTIONS` aside. */
export const routes: readonly Route[] = [
  listMovies,
  getMovie,
  addMovie,
  updateMovie,
  deleteMovie,
  posterUrl,
  listForAdmins,
];

/** A route in words: `GET /movies/{id}`. */
export function shownRoute({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

/** The file in which the student does each requirement. */
export const steps = {
  routes: 'starter/apigw-01-rest-api.ts',
  mappings: 'starter/apigw-02-mappings.ts',
  cors: 'starter/apigw-03-cors.ts',
  stage: 'starter/apigw-04-stage.ts',
};

/** The student's mapping templates. */
export const templates = {
  request: 'starter/templates/request.vtl',
  response: 'starter/templates/response.vtl',
};
