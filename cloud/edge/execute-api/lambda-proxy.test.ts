import { describe, expect, it } from 'vitest';
import { FunctionFailure, lambdaIntegration, testStage } from './testing.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
const integration = lambdaIntegration({ type: 'AWS_PROXY' });
const methods = { '/movies/{id}': { ANY: { integration } } };

describe("a proxy integration's event", () => {
  it('has the request in the form of version 1.0', async () => {
    let event: Record<string, unknown> = {};
    const { ask } = testStage({ methods, stage: { variables: { mode: 'live' } } }, (given) => {
      event = given as typeof event;
      return { statusCode: 204 };
    });
    const headers = { 'X-One': 'a', 'content-type': 'application/json' };
    const answer = await ask('POST', '/movies/a%20b', { headers, query: 'x=1&x=2&y=', body: '{"a":1}' });
    expect(answer.status).toBe(204);
    expect(event).toMatchObject({
      resource: '/movies/{id}',
      path: '/movies/a b',
      httpMethod: 'POST',
      headers: { 'X-One': 'a', 'X-Forwarded-Proto': 'https' },
      multiValueHeaders: { 'X-One': ['a'] },
      queryStringParameters: { x: '2', y: '' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: [''] },
      pathParameters: { id: 'a b' },
      stageVariables: { mode: 'live' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'abcdefghij',
        httpMethod: 'POST',
        path: '/prod/movies/a%20b',
        protocol: 'HTTP/1.1',
        resourcePath: '/movies/{id}',
        stage: 'prod',
        identity: { sourceIp: '127.0.0.1', userArn: null },
      },
    });
  });

  it('says null for what is not there, and base64 for a binary body', async () => {
    const events: Record<string, unknown>[] = [];
    const definition = { binaryMediaTypes: ['image/png'] };
    const { ask } = testStage({ methods, definition }, (event) => {
      events.push(event as Record<string, unknown>);
      return {};
    });
    await ask('GET', '/movies/1');
    await ask('PUT', '/movies/1', { headers: { 'content-type': 'image/png' }, body: Buffer.from([0xff, 0]) });
    const nothing = {
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      stageVariables: null,
    };
    expect(events[0]).toMatchObject(nothing);
    expect(events[1]).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });
});

describe("a function's answer", () => {
  const answerTo = async (
    value: unknown,
    headers: Record<string, string> = {},
    binaryMediaTypes: string[] = [],
  ) =>
    testStage({ methods, definition: { binaryMediaTypes } }, () => value).ask('GET', '/movies/1', {
      headers,
    });

  it('becomes the response, with headers that repeat and with those that AWS keeps for itself', async () => {
    const answer = await answerTo({
      statusCode: '201',
      headers: { 'X-One': 1, Date: 'yesterday' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'hi',
    });
    expect(answer).toMatchObject({ status: 201, text: 'hi' });
    expect(answer.headers).toMatchObject({
      'x-one': '1',
      'set-cookie': ['a=1', 'b=2'],
      'x-amzn-remapped-date': 'yesterday',
      'content-type': 'application/json',
    });
  });

  it('is 200 without any member', async () => {
    expect(await answerTo({})).toMatchObject({ status: 200, text: '' });
  });

  it.each([
    ['a text', 'hello'],
    ['null', null],
    ['an object as body', { statusCode: 200, body: { a: 1 } }],
    ['a member of its own', { statusCode: 200, message: 'hi' }],
    ['a status that is none', { statusCode: 'ok' }],
    ['headers that are no map', { statusCode: 200, headers: 'x' }],
  ])('that is %s is a malformed proxy response: 502', async (_, value) => {
    const answer = await answerTo(value);
    expect(answer).toMatchObject({ status: 502, text: '{"message":"Internal server error"}' });
    expect(answer.headers['x-amzn-errortype']).toBe('InternalServerErrorException');
  });

  it('is 502 when the function fails', async () => {
    const { ask } = testStage({ methods }, () => {
      throw new FunctionFailure('x');
    });
    expect(await ask('GET', '/movies/1')).toMatchObject({ status: 502 });
  });

  it('is decoded for a client that accepts a binary type first', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
    const value = { isBase64Encoded: true, body: '/wA=' };
    expect((await answerTo(value, { accept: 'image/png' }, ['image/png'])).bytes).toEqual(
      Buffer.from([0xff, 0]),
    );
    expect((await answerTo(value, { accept: 'text/html,image/png' }, ['image/png'])).text).toBe('/wA=');
    expect((await answerTo(value, { accept: 'image/png' })).text).toBe('/wA=');
  });
});
