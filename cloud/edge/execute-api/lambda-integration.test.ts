import { describe, expect, it } from 'vitest';
import { AwsError } from '../../errors.ts';
import { FunctionFailure, lambdaIntegration, testStage } from './testing.ts';

const json = { 'content-type': 'application/json' };

describe('a custom Lambda integration', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
  it('builds the event by its template, and the answer with status and headers of its own', async () => {
    const integration = lambdaIntegration({
      requestTemplates: {
        'application/json': `{"httpMethod": "$context.httpMethod", "pathParameters": {"id": "$input.params('id')"},
          "queryStringParameters": {#foreach($name in $input.params().querystring.keySet())"$name": "$util.escapeJavaScript($input.params().querystring.get($name)).replaceAll("\\\\'","'")"#if($foreach.hasNext),#end#end},
          "stage": "$stageVariables.mode", "body": $input.json('$')}`,
      },
      integrationResponses: {
        200: {
          statusCode: '200',
          responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'https://d.example'" },
          responseTemplates: {
            'application/json': `#set($context.responseOverride.status = $input.path('$.statusCode'))
#set($context.responseOverride.header.X-Kind = "movie")
$input.path('$.body')`,
          },
        },
      },
    });
    const events: unknown[] = [];
    const api = {
      methods: { '/movies/{id}': { PUT: { integration } } },
      stage: { variables: { mode: 'live' } },
    };
    const { ask } = testStage(api, (event) => {
      events.push(event);
      return { statusCode: 404, body: '{"title":"Not found"}' };
    });
    const query = "q=it's%20%22ok%22";
    const answer = await ask('PUT', '/movies/m1', { headers: json, query, body: '{"rating":7.5}' });
    expect(events).toEqual([
      {
        httpMethod: 'PUT',
        pathParameters: { id: 'm1' },
        queryStringParameters: { q: 'it\'s "ok"' },
        stage: 'live',
        body: { rating: 7.5 },
      },
    ]);
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('{"title":"Not found"}') });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'https://d.example',
      'x-kind': 'movie',
      'content-type': 'application/json',
    });
  });

  it('passes the whole body on where there is no template', async () => {
    const { ask } = testStage({ methods: { '/': { ANY: { integration: lambdaIntegration() } } } });
    expect((await ask('POST', '/', { headers: json, body: '{"a":1}' })).text).toBe('{"a":1}');
    expect((await ask('GET', '/')).text).toBe('{}');
  });
});

describe("a function's error", () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
  const failing = () => {
    throw new FunctionFailure('[404] no such movie');
  };

  it('goes out as 200 where no pattern matches it', async () => {
    const { ask } = testStage({ methods: { '/': { GET: { integration: lambdaIntegration() } } } }, failing);
    const answer = await ask('GET', '/');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ errorMessage: '[404] no such movie' });
  });

  it('is mapped by the pattern that matches its message as a whole', async () => {
    const integrationResponses = {
      200: { statusCode: '200' },
      404: {
        statusCode: '404',
        selectionPattern: '\\[404\\].*',
        responseTemplates: { 'application/json': `{"title": $input.json('$.errorMessage')}` },
      },
      500: { statusCode: '500', selectionPattern: 'movie' },
    };
    const integration = lambdaIntegration({ integrationResponses });
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } }, failing);
    expect(await ask('GET', '/')).toMatchObject({ status: 404, text: '{"title": "[404] no such movie"}' });
  });

  it('is 500 where neither a pattern nor a default is there', async () => {
    const integration = lambdaIntegration({
      integrationResponses: { 400: { statusCode: '400', selectionPattern: '.+' } },
    });
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } });
    expect(await ask('GET', '/')).toMatchObject({ status: 500, text: '{"message":"Internal server error"}' });
  });
});

it('is 500 when the method does not have the response that was chosen', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
  const { ask } = testStage({
    methods: { '/': { GET: { integration: lambdaIntegration(), methodResponses: {} } } },
  });
  expect(await ask('GET', '/')).toMatchObject({ status: 500, text: '{"message":"Internal server error"}' });
});

describe('what cannot be called', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
  it('is 500 without the permission, with a SourceArn of stage, verb and path', async () => {
    const arns: unknown[] = [];
    const integration = lambdaIntegration();
    const { ask } = testStage(
      { methods: { '/movies/{id}': { GET: { integration } } } },
      (_, { principal }) => {
        arns.push('sourceArn' in principal && principal.sourceArn);
        throw new AwsError('AccessDeniedException', 'no', 403);
      },
    );
    expect(await ask('GET', '/movies/1')).toMatchObject({
      status: 500,
      text: '{"message":"Internal server error"}',
    });
    expect(arns).toEqual(['arn:aws:execute-api:us-east-1:000000000000:abcdefghij/prod/GET/movies/*']);
  });

  it('is 500 where the integration does not POST', async () => {
    const integration = lambdaIntegration({ httpMethod: 'GET' });
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } });
    expect(await ask('GET', '/')).toMatchObject({ status: 500, text: '{"message":"Internal server error"}' });
  });

  it('is 504 after the time-out', async () => {
    const integration = lambdaIntegration({ timeoutInMillis: 50 });
    const slow = () => new Promise((resolve) => setTimeout(resolve, 400));
    const { ask } = testStage({ methods: { '/': { GET: { integration } } } }, slow);
    expect(await ask('GET', '/')).toMatchObject({
      status: 504,
      text: '{"message":"Endpoint request timed out"}',
    });
  });
});

describe('the media type of a request', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
  it.each([
    ['WHEN_NO_MATCH', 200],
    ['WHEN_NO_TEMPLATES', 415],
    ['NEVER', 415],
  ])('without a template: %s answers %i', async (passthroughBehavior, status) => {
    const requestTemplates = { 'application/xml': 'x' };
    const integration = lambdaIntegration({ passthroughBehavior, requestTemplates });
    const { ask } = testStage({ methods: { '/': { POST: { integration } } } });
    const answer = await ask('POST', '/', { headers: json, body: '{}' });
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.text).toBe('{"message":"Unsupported Media Type"}');
  });
});

describe('a multipart upload', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0x00]);
  const type = { 'content-type': 'multipart/form-data; boundary=x' };
  const requestTemplates = { 'multipart/form-data': '{"body": "$util.escapeJavaScript($input.body)"}' };
  const upload = async (binaryMediaTypes: string[], contentHandling?: 'CONVERT_TO_TEXT') => {
    let body = '';
    const integration = lambdaIntegration({ requestTemplates, ...(contentHandling && { contentHandling }) });
    const { ask } = testStage(
      { methods: { '/': { POST: { integration } } }, definition: { binaryMediaTypes } },
      (event) => {
        ({ body } = event as { body: string });
      },
    );
    const { status } = await ask('POST', '/', { headers: type, body: jpeg });
    return { status, body };
  };

  it('arrives whole as base64 with a binary media type and CONVERT_TO_TEXT', async () => {
    const { body } = await upload(['multipart/form-data'], 'CONVERT_TO_TEXT');
    expect(Buffer.from(body, 'base64')).toEqual(jpeg);
  });

  it('arrives spoilt without the binary media type', async () => {
    const { body } = await upload([], 'CONVERT_TO_TEXT');
    expect(body).toBe('\ufffd\ufffd\ufffd\0');
  });

  it('cannot go through a template as bytes', async () => {
    expect(await upload(['multipart/form-data'])).toMatchObject({ status: 500 });
  });
});
