import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import { awsAnswer } from '../../shared/aws-errors.ts';
import { openCourse } from '../../shared/course.ts';

let cloud: RunningCloud;
let apigateway: APIGatewayClient;
let method: { restApiId: string; resourceId: string; httpMethod: string };

beforeAll(async () => {
  cloud = await startCloud();
  const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
  apigateway = (await openCourse({ ...config, endpoint: cloud.url }, { env: {} })).clients.apigateway;
  const { id: restApiId = '' } = await apigateway.send(new CreateRestApiCommand({ name: 'mistakes' }));
  const { items } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const parentId = items?.[0]?.id;
  const made = await apigateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'movies' }));
  method = { restApiId, resourceId: String(made.id), httpMethod: 'GET' };
});
afterAll(() => cloud.close());

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return awsAnswer(error);
}

// https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
describe('PutIntegrationResponse before PutMethodResponse (9)', () => {
  it('is refused: the method does not have this status yet', async () => {
    await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
    const put = new PutIntegrationResponseCommand({ ...method, statusCode: '200' });
    expect(await refusalOf(apigateway.send(put))).toEqual({
      code: 'NotFoundException',
      message: 'Invalid Response status code specified',
      status: 404,
    });
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
describe('a header value without its inner quotes (10)', () => {
  const name = 'Access-Control-Allow-Origin';

  it.each(['*', 'https://d111111abcdef8.cloudfront.net'])('is refused for a method: %s', async (value) => {
    const header = `method.response.header.${name}`;
    await apigateway.send(
      new PutMethodResponseCommand({
        ...method,
        statusCode: value === '*' ? '200' : '201',
        responseParameters: { [header]: false },
      }),
    );
    const put = new PutIntegrationResponseCommand({
      ...method,
      statusCode: value === '*' ? '200' : '201',
      responseParameters: { [header]: value },
    });
    expect(await refusalOf(apigateway.send(put))).toMatchObject({
      code: 'BadRequestException',
      message: expect.stringContaining(`Invalid mapping expression specified: ${value}`),
    });
  });

  it('is refused for a gateway response', async () => {
    const put = new PutGatewayResponseCommand({
      restApiId: method.restApiId,
      responseType: 'DEFAULT_4XX',
      responseParameters: { [`gatewayresponse.header.${name}`]: '*' },
    });
    expect(await refusalOf(apigateway.send(put))).toMatchObject({ code: 'BadRequestException' });
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
describe('a deployment of a method without an integration', () => {
  it('is refused', async () => {
    const post = { ...method, httpMethod: 'POST', authorizationType: 'NONE' };
    await apigateway.send(new PutMethodCommand(post));
    const deploy = new CreateDeploymentCommand({ restApiId: method.restApiId, stageName: 'prod' });
    expect(await refusalOf(apigateway.send(deploy))).toMatchObject({
      code: 'BadRequestException',
      message: 'No integration defined for method',
    });
  });
});
