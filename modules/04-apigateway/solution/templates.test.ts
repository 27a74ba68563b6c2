import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FunctionFailure,
  lambdaIntegration,
  type TestFunction,
  testStage,
} from '../../../cloud/edge/execute-api/testing.ts';
import type { ApiEvent } from '../../03-lambda/given/functions/event.ts';

const text = (file: string) => readFileSync(join(import.meta.dirname, 'templates', file), 'utf8');
const request = text('request.vtl');

/** One method with both templates, as APIGW-02 sets it up, and a function in place of Lambda. */
function api(answer: TestFunction) {
  const integration = lambdaIntegration({
    requestTemplates: { 'application/json': request, 'multipart/form-data': request },
    passthroughBehavior: 'NEVER',
    contentHandling: 'CONVERT_TO_TEXT',
    integrationResponses: {
      200: { statusCode: '200', responseTemplates: { 'application/json': text('response.vtl') } },
    },
  });
  const definition = { binaryMediaTypes: ['multipart/form-data'] };
  return testStage({ methods: { '/movies/{id}': { ANY: { integration } } }, definition }, answer);
}

async function eventOf(method: string, path: string, asking: Parameters<ReturnType<typeof api>['ask']>[2]) {
  let seen: ApiEvent = {};
  const { ask } = api((event) => {
    seen = event as ApiEvent;
    return { statusCode: 200, headers: {}, body: '{}' };
  });
  expect((await ask(method, path, asking)).status).toBe(200);
  return seen;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
describe('the request template', () => {
  it('builds the event of a proxy integration', async () => {
    const event = await eventOf('GET', '/movies/7', { query: 'limit=2&nextToken=' });
    expect(event).toMatchObject({
      httpMethod: 'GET',
      path: '/movies/{id}',
      pathParameters: { id: '7' },
      queryStringParameters: { limit: '2', nextToken: '' },
      isBase64Encoded: false,
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
  it.each([
    `it's`,
    `\\'`,
    `\\`,
    `"quoted"`,
    `line\nbreak\ttab`,
    '#set($x = 1) $input.body #end',
    '\u2028雪🎬',
    '</script>',
    '$1 \\$1',
  ])('carries %j in a body, a parameter and a header', async (value) => {
    const body = JSON.stringify({ value });
    const header = encodeURIComponent(value);
    const event = await eventOf('PUT', '/movies/7', {
      headers: { ...json, 'x-text': header },
      query: `q=${encodeURIComponent(value)}`,
      body,
    });
    expect(event.body).toBe(body);
    expect(event.queryStringParameters).toEqual({ q: value });
    expect(event.headers?.['x-text']).toBe(header);
  });

  it.each(['content-type', 'Content-Type'])('makes base64 of a form, told by %s', async (name) => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const event = await eventOf('POST', '/movies/7', {
      headers: { [name]: 'multipart/form-data; boundary=x' },
      body: bytes,
    });
    expect(event.isBase64Encoded).toBe(true);
    expect(Buffer.from(String(event.body), 'base64')).toEqual(bytes);
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
describe('the response template', () => {
  it("sends the function's status, headers and body", async () => {
    const body = `{"title":"It's \\"$5\\" #end 雪"}`;
    const headers = {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'Retry-After': '1',
    };
    const answer = await api(() => ({ statusCode: 429, headers, body })).ask('GET', '/movies/7');
    expect({ status: answer.status, body: answer.text.trim() }).toEqual({ status: 429, body });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '1',
    });
    expect(answer.headers).not.toHaveProperty('location');
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
  it.each<[string, TestFunction]>([
    [
      'crashed',
      () => {
        throw new FunctionFailure('cannot read table 123456789012');
      },
    ],
    ['answered nothing', () => null],
    ['answered a text', () => 'cannot read table 123456789012'],
    ['answered without a status', () => ({ body: '{"secret":"123456789012"}' })],
  ])('makes a 500 that tells nothing of a function that %s', async (_, answer) => {
    const { status, headers, text: body } = await api(answer).ask('GET', '/movies/7');
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 500,
      type: 'application/problem+json',
    });
    expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', title: 'Internal error', status: 500 });
    expect(body).not.toContain('123456789012');
  });
});
