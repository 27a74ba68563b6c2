import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from '../../../call.ts';
import { findClient, poolOfClient } from '../find.ts';
import { noSuchClient, notAuthorized } from '../refusals.ts';
import type { UserPoolClientRecord, UserPoolRecord } from '../state.ts';

/** An app client with its pool: what the operations that users call work on. */
export interface App {
  pool: UserPoolRecord;
  client: UserPoolClientRecord;
}

const REGION_OF_HOST = /^cognito-idp\.([a-z0-9-]+)\./;

/**
 * The app that a user's call names. It is looked for in the region that the host names; the cloud's bare address
 * stands for every region.
 *
 * @throws AwsError ResourceNotFoundException
 */
export function appOf(call: Call, clientId: string): App {
  const client = findClient(call.cloud, clientId);
  const pool = poolOfClient(call.cloud, client);
  if (!servesPool(call, pool)) throw noSuchClient(clientId);
  return { pool, client };
}

/** Whether a pool is in the region that the request was sent to. */
export function servesPool({ signedRequest }: Call, pool: UserPoolRecord): boolean {
  const [, region] = REGION_OF_HOST.exec(signedRequest.headers.host ?? '') ?? [];
  return region === undefined || region === pool.region;
}

/**
 * Holds the caller to the client's secret.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 *
 * @param names the username that was sent, and others by which the user may be meant
 * @throws AwsError NotAuthorizedException
 */
export function checkSecretHash(
  { ClientId, ClientSecret }: UserPoolClientRecord,
  given: string | undefined,
  ...names: string[]
): void {
  if (ClientSecret && given === undefined) {
    throw notAuthorized(`Client ${ClientId} is configured with secret but SECRET_HASH was not received`);
  }
  if (given === undefined) return;
  const right =
    ClientSecret && names.some((name) => sameText(given, secretHash(ClientId, ClientSecret, name)));
  if (!right) throw notAuthorized(`Unable to verify secret hash for client ${ClientId}`);
}

function secretHash(clientId: string, secret: string, username: string): string {
  return createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');
}

/** Compares secrets in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
