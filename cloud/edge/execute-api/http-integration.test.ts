import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStage } from './testing.ts';

/** What reached the back end, and the back end itself. */
let seen: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string };
let base: string;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  seen = { method: request.method, url: request.url, headers: request.headers, body };
  if (request.url?.startsWith('/slow')) return;
  const status = request.url?.startsWith('/none') ? 404 : 201;
  response.writeHead(status, {
    'x-own': 'yes',
    date: 'then',
    'content-type': 'text/plain',
    location: '/there',
  });
  response.end('answer');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('an HTTP proxy integration', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
  it('sends the whole request on, and the whole answer back', async () => {
    const integration = {
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a stage variable is written so.
      uri: '${stageVariables.base}/files/{key}',
      requestParameters: { 'integration.request.path.key': 'method.request.path.proxy' },
    } as const;
    const api = { methods: { '/{proxy+}': { ANY: { integration } } }, stage: { variables: { base } } };
    const asking = { headers: { 'x-mine': '1' }, query: 'a=1&a=2', body: 'hello' };
    const answer = await testStage(api).ask('PUT', '/x/y%20z', asking);
    expect(seen).toMatchObject({ method: 'PUT', url: '/files/x/y%20z?a=1&a=2', body: 'hello' });
    expect(seen.headers).toMatchObject({ 'x-mine': '1', 'x-forwarded-for': '127.0.0.1' });
    expect(answer).toMatchObject({ status: 201, text: 'answer' });
    expect(answer.headers).toMatchObject({
      'x-own': 'yes',
      'x-amzn-remapped-date': 'then',
      location: '/there',
    });
  });
});

describe('a custom HTTP integration', () => {
  const integration = () =>
    ({
      type: 'HTTP',
      httpMethod: 'POST',
      uri: `${base}/none`,
      timeoutInMillis: 200,
      requestParameters: {
        'integration.request.header.X-Who': 'context.identity.sourceIp',
        'integration.request.querystring.q': 'method.request.querystring.q',
      },
      requestTemplates: { 'application/json': '{"title": $input.json("$.t")}' },
      integrationResponses: {
        200: { statusCode: '200' },
        410: {
          statusCode: '410',
          selectionPattern: '4\\d{2}',
          responseParameters: { 'method.response.header.X-Own': 'integration.response.header.x-own' },
        },
      },
    }) as const;

  it('sends and returns only what is mapped, chosen by the status', async () => {
    const { ask } = testStage({ methods: { '/': { POST: { integration: integration() } } } });
    const answer = await ask('POST', '/', {
      headers: { 'x-mine': '1' },
      query: 'q=7&z=8',
      body: '{"t":"T"}',
    });
    expect(seen).toMatchObject({ url: '/none?q=7', body: '{"title": "T"}' });
    expect(seen.headers['x-mine']).toBeUndefined();
    expect(seen.headers['x-who']).toBe('127.0.0.1');
    expect(answer).toMatchObject({ status: 410, text: 'answer' });
    expect(answer.headers['x-own']).toBe('yes');
    expect(answer.headers.location).toBeUndefined();
  });

  it('is 504 when the back end is too slow, or is not there', async () => {
    const slow = { ...integration(), uri: `${base}/slow` };
    const absent = { ...integration(), uri: 'http://127.0.0.1:1/' };
    const { ask } = testStage({
      methods: { '/slow': { GET: { integration: slow } }, '/absent': { GET: { integration: absent } } },
    });
    expect(await ask('GET', '/slow')).toMatchObject({
      status: 504,
      text: '{"message":"Endpoint request timed out"}',
    });
    expect(await ask('GET', '/absent')).toMatchObject({ status: 504 });
  });
});
