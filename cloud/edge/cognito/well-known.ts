import type { Cloud } from '../../call.ts';
import { answerPreflight, withCors } from '../../services/cognito-idp/cors.ts';
import { type UserPoolRecord, userPools } from '../../services/cognito-idp/state.ts';
import { poolPublicKeys } from '../../services/cognito-idp/tokens/signing-keys.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { discoveryDocument } from './discovery.ts';

const DOCUMENTS: Readonly<Record<string, (cloud: Cloud, pool: UserPoolRecord) => Promise<object>>> = {
  'jwks.json': async (cloud, pool) => ({ keys: await poolPublicKeys(cloud, pool.id) }),
  'openid-configuration': async (cloud, pool) => discoveryDocument(cloud, pool),
};

/**
 * What everybody may read of a user pool, at `cognito-idp.REGION.amazonaws.com/POOL/.well-known/`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 *
 * @param region the host's; absent at the cloud's bare address, which is every region's
 */
export async function serveWellKnown(
  request: HttpRequest,
  _name: string,
  region: string | undefined,
  cloud: Cloud,
): Promise<HttpResponse> {
  return withCors(answerPreflight(request) ?? (await answer(request, region, cloud)));
}

async function answer(request: HttpRequest, region: string | undefined, cloud: Cloud): Promise<HttpResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, message('Method Not Allowed'));
  const [, poolId = '', name = ''] = /^\/([^/]+)\/\.well-known\/(.*)$/s.exec(request.path) ?? [];
  const document = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  if (!document) return json(404, message('Not Found'));
  const pool = userPools(cloud).get(poolId);
  if (!pool || (region !== undefined && pool.region !== region)) {
    return json(404, message(`User pool ${poolId} does not exist.`));
  }
  return json(200, await document(cloud, pool));
}

function message(text: string): object {
  return { message: text };
}

function json(status: number, value: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
