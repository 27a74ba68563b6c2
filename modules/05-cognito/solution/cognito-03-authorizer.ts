// COGNITO-03: an authorizer that knows the pool's tokens, on every method that is for administrators.
import {
  type Authorizer,
  CreateAuthorizerCommand,
  type PatchOperation,
  UpdateAuthorizerCommand,
} from '@aws-sdk/client-api-gateway';
import type { Course } from '../../../shared/step.ts';
import { placeOf, readApi } from '../../04-apigateway/given/read-api.ts';
import { closedRoutes } from '../given/closed-routes.ts';
import { ensureClosed } from '../given/ensure-closed.ts';
import { findAuthorizer } from '../given/find-authorizer.ts';
import { readPoolId, userPoolArn } from '../given/read-pool.ts';
import { redeploy } from '../given/redeploy.ts';

/** Where the token is: the header that module 4's preflights allow. */
const identitySource = 'method.request.header.Authorization';

export default async function closeAdminMethods(course: Course): Promise<void> {
  const poolArn = userPoolArn(course, await readPoolId(course));
  const api = await readApi(course);
  const authorizerId = await ensureAuthorizer(course, api.restApiId, poolArn);
  // OPTIONS is not among them: a browser sends its preflight without a token.
  for (const { path, verb } of closedRoutes) {
    await ensureClosed(course, placeOf(api, path, verb), authorizerId);
  }
  await redeploy(course, api.restApiId);
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html */
async function ensureAuthorizer(course: Course, restApiId: string, poolArn: string): Promise<string> {
  const { clients, names, report } = course;
  const name = names.authorizerName;
  const found = await findAuthorizer(course, restApiId);
  if (!found) {
    const wanted = { type: 'COGNITO_USER_POOLS' as const, providerARNs: [poolArn], identitySource };
    const { id } = await clients.apigateway.send(new CreateAuthorizerCommand({ restApiId, name, ...wanted }));
    report.did(`made authorizer ${name} (${id})`);
    return String(id);
  }
  const authorizerId = String(found.id);
  const patchOperations = corrections(found, poolArn);
  if (patchOperations.length === 0) report.same(`authorizer ${name} (${authorizerId}) knows the pool`);
  else {
    await clients.apigateway.send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations }));
    report.did(`corrected authorizer ${name}`);
  }
  return authorizerId;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAuthorizer-Patch */
function corrections(found: Authorizer, poolArn: string): PatchOperation[] {
  const now = found.providerARNs ?? [];
  const others = now.filter((arn) => arn !== poolArn);
  const header = { op: 'replace' as const, path: '/identitySource', value: identitySource };
  return [
    // An authorizer has a pool at every moment, so the right one comes before the wrong ones go.
    ...(now.includes(poolArn) ? [] : [{ op: 'add' as const, path: '/providerARNs', value: poolArn }]),
    ...others.map((value) => ({ op: 'remove' as const, path: '/providerARNs', value })),
    ...(found.identitySource === identitySource ? [] : [header]),
  ];
}
