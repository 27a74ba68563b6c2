import { randomBytes } from 'node:crypto';
import type { Cloud } from '../call.ts';
import {
  deployments,
  type RestApiRecord,
  restApis,
  type StageRecord,
  stages,
} from '../services/apigateway/state.ts';
import type { HttpRequest, HttpResponse } from '../wire/http.ts';
import { writeAccessLog } from './execute-api/access-log.ts';
import { newContext } from './execute-api/context-variables.ts';
import type { Invocation, InvokeFunction } from './execute-api/invocation.ts';
import { readHeaders, readQuery } from './execute-api/read-request.ts';
import { runInvocation } from './execute-api/run-invocation.ts';

const PATH_FORM = /^\/restapis\/[^/]+\/([^/]+)\/_user_request_(.*)$/s;

/**
 * The public address of an API's stages: `API.execute-api.REGION.amazonaws.com/STAGE/...`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export async function serveExecuteApi(
  request: HttpRequest,
  apiId: string,
  region: string | undefined,
  cloud: Cloud,
): Promise<HttpResponse> {
  const { invokeFunction } = await import('../services/lambda/invoke-function.ts');
  return invokeApi(request, apiId, region, cloud, invokeFunction);
}

/** The same with a way of its own to call functions. */
export async function invokeApi(
  request: HttpRequest,
  apiId: string,
  region: string | undefined,
  cloud: Cloud,
  invokeFunction: InvokeFunction,
): Promise<HttpResponse> {
  const api = restApis(cloud).get(apiId);
  const { stageName, path } = splitPath(request.path);
  const stage = api && stages(cloud, apiId).get(stageName);
  const deployment = stage && deployments(cloud, apiId).get(stage.deploymentId);
  const isElsewhere = region !== undefined && api?.region !== region;
  if (!stage || !deployment || isElsewhere || api.disableExecuteApiEndpoint) return forbidden();
  const invocation = {
    ...newInvocation(cloud, api, stage, request, path),
    definition: deployment.definition,
    invokeFunction,
  };
  const response = await runInvocation(invocation);
  await writeAccessLog(invocation, response);
  return response;
}

function newInvocation(
  cloud: Cloud,
  api: RestApiRecord,
  stage: StageRecord,
  request: HttpRequest,
  path: string,
): Omit<Invocation, 'definition' | 'invokeFunction'> {
  const seconds = Math.floor(cloud.clock.now() / 1000).toString(16);
  return {
    cloud,
    api,
    stage,
    request,
    path,
    headers: readHeaders(request, `Root=1-${seconds}-${randomBytes(12).toString('hex')}`),
    query: readQuery(request.query),
    pathParameters: {},
    context: newContext({ cloud, api, stage, request, path }),
  };
}

function splitPath(whole: string): { stageName: string; path: string } {
  const short = PATH_FORM.exec(whole);
  const [, stageName = '', path = ''] = short ?? /^\/([^/]*)(.*)$/s.exec(whole) ?? [];
  return { stageName, path: path === '' ? '/' : path };
}

/** No such API, or no such stage: there is nobody whose gateway response it could be. */
function forbidden(): HttpResponse {
  return {
    status: 403,
    headers: {
      'x-amzn-requestid': crypto.randomUUID(),
      'x-amzn-errortype': 'ForbiddenException',
      'x-amz-apigw-id': `${randomBytes(11).toString('base64url')}=`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ message: 'Forbidden' }),
  };
}
