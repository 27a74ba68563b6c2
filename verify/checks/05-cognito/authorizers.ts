import { type Authorizer, GetAuthorizersCommand, type Method } from '@aws-sdk/client-api-gateway';
import type { Grader } from '../../check.ts';
import { methodFor, readMethods } from '../04-apigateway/methods.ts';
import type { Route } from '../04-apigateway/routes.ts';
import type { Pool } from './pool.ts';

/** The authorizers of the API that check tokens of user pools; none where there is no API. */
export async function readAuthorizers({ clients, locate }: Grader): Promise<Authorizer[]> {
  const restApiId = (await locate.restApi())?.id;
  if (restApiId === undefined) return [];
  // An API has ten at most: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
  const { items = [] } = await clients.apigateway.send(new GetAuthorizersCommand({ restApiId, limit: 500 }));
  return items.filter(({ type }) => type === 'COGNITO_USER_POOLS');
}

/** A method as it is configured, and the authorizer that it names. */
export async function guardOf(
  grader: Grader,
  route: Pick<Route, 'path'> & { method: string },
): Promise<{ method: Method | undefined; authorizer: Authorizer | undefined }> {
  const method = methodFor(await readMethods(grader), route.path, route.method);
  const all = await readAuthorizers(grader);
  return { method, authorizer: all.find(({ id }) => id === method?.authorizerId) };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export function arnOf({ region, account }: Pick<Grader, 'region' | 'account'>, { Id, Arn }: Pool): string {
  return Arn ?? `arn:aws:cognito-idp:${region}:${account}:userpool/${Id}`;
}

/** The ids of the pools that an authorizer knows, in words. */
export function shownPools({ providerARNs = [] }: Authorizer): string {
  return providerARNs.map((arn) => arn.split('/').at(-1)).join(', ') || 'no pool';
}
