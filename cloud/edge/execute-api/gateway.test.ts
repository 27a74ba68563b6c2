import { describe, expect, it } from 'vitest';
import { configuredResponse } from '../../services/apigateway/gateway-response-defaults.ts';
import { mockIntegration, testStage } from './testing.ts';

const json = { 'content-type': 'application/json' };
const movies = { '/movies': { GET: { integration: mockIntegration() } } };

describe('a request that no method takes', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  it.each([
    ['GET', '/none'],
    ['POST', '/movies'],
    ['HEAD', '/movies'],
    ['OPTIONS', '/movies'],
  ])('%s %s misses an authentication token', async (verb, path) => {
    const answer = await testStage({ methods: movies }).ask(verb, path);
    expect(answer).toMatchObject({ status: 403, text: '{"message":"Missing Authentication Token"}' });
    expect(answer.headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    [
      'Bearer abc',
      /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256/,
    ],
    [
      'Basic YQ==',
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'Signature'/,
    ],
  ])('takes "%s" for a signature', async (authorization, message) => {
    const answer = await testStage({ methods: movies }).ask('GET', '/none', { headers: { authorization } });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text).message).toMatch(message);
    expect(answer.headers['x-amzn-errortype']).toBe('IncompleteSignatureException');
  });

  it('carries the headers of the API and no others', async () => {
    const answer = await testStage({ methods: movies }).ask('GET', '/movies');
    expect(Object.keys(answer.headers).sort()).toEqual([
      'content-type',
      'x-amz-apigw-id',
      'x-amzn-requestid',
    ]);
  });
});

describe('gateway responses', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
  const responseParameters = {
    'gatewayresponse.header.Access-Control-Allow-Origin': "'https://d.example'",
    'gatewayresponse.header.X-Asked': 'method.request.header.X-Ask',
  };
  const responseTemplates = {
    'application/problem+json':
      '{"title":$context.error.messageString,"type":"$context.error.responseType","stage":"$context.stage","v":"$stageVariables.none"}#set($a=1)',
  };

  it('of DEFAULT_4XX hold for every 4xx, with their own status kept', async () => {
    const gatewayResponses = {
      DEFAULT_4XX: configuredResponse('DEFAULT_4XX', { responseParameters, responseTemplates }),
    };
    const answer = await testStage({ methods: movies, gatewayResponses }).ask('GET', '/none', {
      headers: { 'x-ask': 'a' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'https://d.example',
      'x-asked': 'a',
      'content-type': 'application/problem+json',
    });
    expect(answer.text).toBe(
      '{"title":"Missing Authentication Token","type":"MISSING_AUTHENTICATION_TOKEN","stage":"prod","v":""}#set($a=1)',
    );
  });

  it('of a type inherit nothing from DEFAULT_4XX', async () => {
    const gatewayResponses = {
      DEFAULT_4XX: configuredResponse('DEFAULT_4XX', { responseParameters }),
      MISSING_AUTHENTICATION_TOKEN: configuredResponse('MISSING_AUTHENTICATION_TOKEN', { statusCode: '404' }),
    };
    const answer = await testStage({ methods: movies, gatewayResponses }).ask('GET', '/none');
    expect(answer.status).toBe(404);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('limits', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
  it('refuse a body over 10 MB', async () => {
    const answer = await testStage({ methods: movies }).ask('GET', '/movies', {
      body: new Uint8Array(10 * 1024 * 1024 + 1),
    });
    expect(answer).toMatchObject({ status: 413, text: '{"message":"Request Too Long"}' });
  });

  it('let a burst through, then as many as the rate fills up', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
    const methodSettings = { '*/*': { throttlingBurstLimit: 2, throttlingRateLimit: 1 } };
    const methods = { ...movies, '/other': movies['/movies'] };
    const { ask, cloud } = testStage({ methods, stage: { methodSettings } });
    const statuses = async (count: number) => {
      const answers = [];
      for (let index = 0; index < count; index++) answers.push((await ask('GET', '/movies')).status);
      return answers;
    };
    expect(await statuses(3)).toEqual([200, 200, 429]);
    cloud.clock.advance(1000);
    expect(await statuses(2)).toEqual([200, 429]);
    expect((await ask('GET', '/movies')).text).toBe('{"message":"Too Many Requests"}');
    // Settings for all methods hold for each by itself.
    expect((await ask('GET', '/other')).status).toBe(200);
  });
});

describe('a MOCK', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
  it('answers by the status of its request template', async () => {
    const responses = { 200: { statusCode: '200' }, 404: { statusCode: '404', selectionPattern: '404' } };
    const integration = mockIntegration(404, { integrationResponses: responses });
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } });
    expect(await ask('GET', '/')).toMatchObject({ status: 404, text: '' });
  });

  it('is 500 without a statusCode', async () => {
    const integration = mockIntegration(200, { requestTemplates: { 'application/json': '{}' } });
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } });
    expect(await ask('GET', '/')).toMatchObject({ status: 500, text: '{"message":"Internal server error"}' });
  });

  it('answers a preflight with what was configured', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
    const responseParameters = {
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
      'method.response.header.Access-Control-Allow-Origin': "'https://d.example'",
    };
    const integration = mockIntegration(200, {
      integrationResponses: { 200: { statusCode: '200', responseParameters } },
    });
    const answer = await testStage({ methods: { '/': { OPTIONS: { integration } } } }).ask('OPTIONS', '/');
    expect(answer.headers).toMatchObject({
      'access-control-allow-methods': 'GET,OPTIONS',
      'access-control-allow-origin': 'https://d.example',
    });
  });
});

describe('a validator', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
  const schema = {
    type: 'object',
    required: ['title'],
    properties: {
      title: { type: 'string' },
      rating: { $ref: 'https://apigateway.amazonaws.com/restapis/a/models/Rating' },
    },
  };
  const definition = {
    validators: { v: { validateRequestBody: true, validateRequestParameters: true } },
    models: {
      Movie: { schema: JSON.stringify(schema) },
      Rating: { schema: JSON.stringify({ type: 'number', minimum: 0, maximum: 10 }) },
    },
  };
  const method = {
    integration: mockIntegration(),
    requestValidatorId: 'v',
    requestModels: { 'application/json': 'Movie' },
    requestParameters: { 'method.request.querystring.a': true, 'method.request.header.X-B': true },
  };
  const ask = (asking: Parameters<ReturnType<typeof testStage>['ask']>[2]) =>
    testStage({ methods: { '/': { POST: method } }, definition }).ask('POST', '/', asking);

  it('names the parameters that are missing', async () => {
    const answer = await ask({ headers: json, body: '{"title":"x"}' });
    expect(answer).toMatchObject({
      status: 400,
      text: '{"message":"Missing required request parameters: [a, X-B]"}',
    });
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
  });

  it.each([
    ['{"title":"x","rating":7}', 200],
    ['{"title":1}', 400],
    ['{"title":"x","rating":11}', 400],
    ['{', 400],
    ['', 400],
  ])('checks the body %s: %i', async (body, status) => {
    const answer = await ask({ headers: { ...json, 'x-b': '1' }, query: 'a=1', body });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.text).toBe('{"message":"Invalid request body"}');
  });
});
