import type { GatewayResponse, Integration, Method, Resource } from '@aws-sdk/client-api-gateway';
import type { Cloud } from '../../call.ts';
import { systemClock } from '../../clock.ts';
import {
  type Definition,
  deployments,
  type RestApiRecord,
  restApis,
  type StageRecord,
  stages,
} from '../../services/apigateway/state.ts';
import type { FunctionCall } from '../../services/lambda/invoke-function.ts';
import { bareCloud } from '../../testing-bare-cloud.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { invokeApi } from '../execute-api.ts';

export const FUNCTION_URI =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations';

/** What a test's API has: methods by path and verb, and whatever else differs from an empty one. */
export interface TestApi {
  methods: Record<string, Record<string, Partial<Method> & { integration: Integration }>>;
  definition?: Partial<Definition>;
  gatewayResponses?: Record<string, GatewayResponse>;
  stage?: Partial<StageRecord>;
}

/** How a test's function answers; an error ends the invocation with it. */
export type TestFunction = (event: unknown, call: FunctionCall) => unknown;

export class FunctionFailure extends Error {}

export interface Asking {
  headers?: Record<string, string>;
  /** Names and values in turn, for headers that come more than once. */
  rawHeaders?: string[];
  body?: string | Uint8Array;
  query?: string;
}

export interface TestStage {
  cloud: Cloud;
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
}

export interface Answer extends HttpResponse {
  text: string;
  bytes: Buffer;
}

/** For tests: a stage `prod` that runs an API, with a function of the test's own behind it. */
export function testStage(api: TestApi, answer: TestFunction = (event) => event): TestStage {
  const cloud = bareCloud(systemClock());
  keep(cloud, api);
  return {
    cloud,
    async ask(method, path, { headers = {}, rawHeaders, body = '', query = '' } = {}) {
      const request = {
        method,
        path: `/prod${path}`,
        query,
        headers: { host: 'abcdefghij.execute-api.us-east-1.localhost:1', ...headers },
        ...(rawHeaders && { rawHeaders }),
        body: typeof body === 'string' ? Buffer.from(body) : body,
        secure: true,
        sourceIp: '127.0.0.1',
      };
      const response = await invokeApi(request, 'abcdefghij', 'us-east-1', cloud, (_, call) =>
        run(answer, call),
      );
      const bytes = Buffer.from(response.body as Uint8Array);
      return { ...response, bytes, text: bytes.toString() };
    },
  };
}

async function run(answer: TestFunction, call: FunctionCall) {
  const event: unknown = JSON.parse(String(call.payload) || '{}');
  try {
    const payload = JSON.stringify(await answer(event, call)) ?? 'null';
    return { requestId: 'r', payload, log: '' };
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error;
    const payload = JSON.stringify({ errorMessage: error.message, errorType: 'Error' });
    return { requestId: 'r', payload, functionError: 'Unhandled' as const, log: '' };
  }
}

function keep(cloud: Cloud, { methods, definition, gatewayResponses = {}, stage }: TestApi): void {
  const resources: Record<string, Resource> = { root: { id: 'root', path: '/' } };
  for (const [path, verbs] of Object.entries(methods)) {
    const resourceMethods = Object.entries(verbs).map(([httpMethod, { integration, ...method }]) => [
      httpMethod,
      {
        httpMethod,
        authorizationType: 'NONE',
        methodResponses: integration.integrationResponses,
        ...method,
        methodIntegration: integration,
      },
    ]);
    const id = path === '/' ? 'root' : path;
    resources[id] = { id, path, resourceMethods: Object.fromEntries(resourceMethods) };
  }
  const whole: Definition = {
    binaryMediaTypes: [],
    models: {},
    validators: {},
    authorizers: {},
    gatewayResponses,
    ...definition,
    resources,
  };
  const api: RestApiRecord = {
    id: 'abcdefghij',
    account: '000000000000',
    region: 'us-east-1',
    name: 'test',
    createdAt: 0,
    rootResourceId: 'root',
    endpointType: 'REGIONAL',
    ipAddressType: 'ipv4',
    disableExecuteApiEndpoint: false,
    tags: {},
    ...whole,
  };
  restApis(cloud).set(api.id, api);
  deployments(cloud, api.id).set('d', { id: 'd', createdAt: 0, definition: whole });
  stages(cloud, api.id).set('prod', {
    stageName: 'prod',
    deploymentId: 'd',
    createdAt: 0,
    updatedAt: 0,
    methodSettings: {},
    tags: {},
    ...stage,
  });
}

/** A Lambda integration of the test's function. */
export function lambdaIntegration(more: Integration = {}): Integration {
  return {
    type: 'AWS',
    httpMethod: 'POST',
    uri: FUNCTION_URI,
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    integrationResponses: { 200: { statusCode: '200' } },
    ...more,
  };
}

/** A MOCK that always answers with one status. */
export function mockIntegration(status = 200, more: Integration = {}): Integration {
  return {
    type: 'MOCK',
    passthroughBehavior: 'WHEN_NO_MATCH',
    requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
    integrationResponses: {
      200: { statusCode: '200', responseTemplates: { 'application/json': '{"ok":true}' } },
    },
    ...more,
  };
}
