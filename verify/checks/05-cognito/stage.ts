import { apiAddress } from '../../../shared/api-address.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import { askQuietly, type Reply } from '../04-apigateway/ask.ts';
import { originOfSite } from '../04-apigateway/preflight.ts';
import { type Route, routes, shownRoute } from '../04-apigateway/routes.ts';
import { readStage } from '../04-apigateway/served-stage.ts';

/** What is for administrators: the list of the admin page, and whatever changes films. */
export const closedRoutes: readonly Route[] = routes.filter(
  ({ method, path }) => path === '/admin' || method !== 'GET',
);

/** What everybody may ask. */
export const openRoutes: readonly Route[] = routes.filter((route) => !closedRoutes.includes(route));

/**
 * The address of the stage that the site uses, without a slash at its end.
 *
 * @throws CourseError `source` without the API or the stage of module 4
 */
export async function stageUrl(grader: Grader): Promise<string> {
  const { stageName } = grader.names;
  const id = (await grader.locate.restApi())?.id;
  if (id && (await readStage(grader, id, stageName))) return apiAddress(grader.config, id, stageName);
  throw new CourseError(
    'source',
    `There is no API with a stage ${stageName} that could be closed.`,
    'Run  npm run verify -- --module 4',
  );
}

/**
 * Asks a method as a page of the site would, with a request that changes nothing where it gets through.
 *
 * @param token none when somebody asks who is not signed in
 */
export async function askRoute(grader: Grader, route: Route, token?: string): Promise<Reply> {
  const { method } = route;
  const hasBody = method === 'POST' || method === 'PUT';
  return askQuietly(grader, method, pathOf(grader, route), {
    url: await stageUrl(grader),
    headers: {
      origin: await originOfSite(grader),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: '{}' } : {}),
  });
}

function pathOf({ canary }: Grader, { method, path }: Route): string {
  if (path === '/posters') return `${path}?poster=posters/${canary.id()}.png`;
  if (method === 'GET' && path !== '/movies/{id}') return `${path}?limit=1`;
  return path.replace('{id}', canary.id());
}

/** Several routes in words: `GET /admin, POST /movies`. */
export function shownRoutes(list: readonly Route[]): string {
  return list.map(shownRoute).join(', ');
}
