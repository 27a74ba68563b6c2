import {
  CreateDeploymentCommand,
  CreateStageCommand,
  DeleteDeploymentCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetStageCommand,
  GetStagesCommand,
  type PatchOperation,
  PutMethodCommand,
  UpdateIntegrationResponseCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { ask, deploy, type NewApi, newApi, newResource, putMock } from './testing.ts';

let test: TestCloud;
let api: NewApi;

beforeAll(async () => {
  test = await testCloud();
});
beforeEach(async () => {
  api = await newApi(test);
});
afterAll(() => test.cloud.close());

describe('a deployment', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
  it('needs methods, and an integration for each', async () => {
    const { client, restApiId, rootId } = api;
    const create = () => refusal(client.send(new CreateDeploymentCommand({ restApiId })));
    expect(await create()).toMatchObject({
      name: 'BadRequestException',
      message: "The REST API doesn't contain any methods",
    });
    await client.send(
      new PutMethodCommand({ restApiId, resourceId: rootId, httpMethod: 'GET', authorizationType: 'NONE' }),
    );
    expect(await create()).toMatchObject({ message: 'No integration defined for method' });
  });

  it('is a snapshot: what is changed afterwards does not run until it is deployed again', async () => {
    const { client, restApiId } = api;
    const resourceId = await newResource(api, 'movies');
    await putMock(api, resourceId, 'GET', '"old"');
    const first = await deploy(api);
    const patchOperations = [
      { op: 'replace' as const, path: '/responseTemplates/application~1json', value: '"new"' },
    ];
    await client.send(
      new UpdateIntegrationResponseCommand({
        restApiId,
        resourceId,
        httpMethod: 'GET',
        statusCode: '200',
        patchOperations,
      }),
    );
    expect(await ask(test, restApiId, '/movies')).toMatchObject({ status: 200, text: '"old"' });
    await deploy(api);
    expect(await ask(test, restApiId, '/movies')).toMatchObject({ text: '"new"' });
    const back = [{ op: 'replace' as const, path: '/deploymentId', value: first }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: back }));
    expect(await ask(test, restApiId, '/movies')).toMatchObject({ text: '"old"' });
    const embed = { restApiId, deploymentId: first, embed: ['apisummary'] };
    expect((await client.send(new GetDeploymentCommand(embed))).apiSummary).toEqual({
      '/movies': { GET: { authorizationType: 'NONE', apiKeyRequired: false } },
    });
  });

  it('cannot be deleted while a stage points to it', async () => {
    const { client, restApiId, rootId } = api;
    await putMock(api, rootId, 'GET');
    const deploymentId = await deploy(api);
    const remove = () => client.send(new DeleteDeploymentCommand({ restApiId, deploymentId }));
    expect(await refusal(remove())).toMatchObject({
      name: 'BadRequestException',
      message: 'Active stages pointing to this deployment must be moved or deleted',
    });
    await client.send(new DeleteStageCommand({ restApiId, stageName: 'prod' }));
    await remove();
    expect(await refusal(client.send(new GetDeploymentCommand({ restApiId, deploymentId })))).toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Deployment identifier specified',
    });
  });
});

describe('a stage', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html
  const patch = (...patchOperations: PatchOperation[]) =>
    api.client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'prod', patchOperations }));

  it('is made of a deployment, once', async () => {
    const { client, restApiId, rootId } = api;
    await putMock(api, rootId, 'GET', '{"mode":"$stageVariables.mode"}');
    const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
    const stage = { restApiId, stageName: 'v1', deploymentId, variables: { mode: 'live' } };
    expect(await client.send(new CreateStageCommand(stage))).toMatchObject({
      stageName: 'v1',
      deploymentId,
      cacheClusterStatus: 'NOT_AVAILABLE',
      variables: { mode: 'live' },
    });
    expect(await ask(test, restApiId, '/', { stage: 'v1' })).toMatchObject({ text: '{"mode":"live"}' });
    expect(await refusal(client.send(new CreateStageCommand(stage)))).toMatchObject({
      name: 'ConflictException',
      message: 'Stage already exists',
    });
    expect(await refusal(client.send(new CreateStageCommand({ ...stage, stageName: 'a-b' })))).toMatchObject({
      name: 'BadRequestException',
    });
    expect((await client.send(new GetStagesCommand({ restApiId }))).item).toHaveLength(1);
  });

  it('throttles its methods as its settings say', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
    const { restApiId } = api;
    await putMock(api, await newResource(api, 'movies'), 'GET');
    await deploy(api);
    const updated = await patch(
      { op: 'replace', path: '/*/*/throttling/burstLimit', value: '100' },
      { op: 'replace', path: '/~1movies/GET/throttling/burstLimit', value: '1' },
      { op: 'replace', path: '/~1movies/GET/throttling/rateLimit', value: '0.001' },
    );
    expect(updated.methodSettings).toMatchObject({
      '*/*': { throttlingBurstLimit: 100, throttlingRateLimit: 10_000 },
      '~1movies/GET': { throttlingBurstLimit: 1, throttlingRateLimit: 0.001 },
    });
    expect((await ask(test, restApiId, '/movies')).status).toBe(200);
    expect(await ask(test, restApiId, '/movies')).toMatchObject({
      status: 429,
      text: '{"message":"Too Many Requests"}',
    });
  });

  it('refuses paths that it does not have, caches, and logs without the role for them', async () => {
    await putMock(api, api.rootId, 'GET');
    await deploy(api);
    expect(await refusal(patch({ op: 'replace', path: '/documentation_version', value: 'x' }))).toMatchObject(
      {
        message: expect.stringMatching(
          /^Invalid method setting path: \/documentation_version\. Must be one of: \[\/deploymentId, /,
        ),
      },
    );
    expect(
      await refusal(patch({ op: 'replace', path: '/cacheClusterEnabled', value: 'true' })),
    ).toMatchObject({
      name: 'NotImplemented',
    });
    const destinationArn = 'arn:aws:logs:us-east-1:000000000000:log-group:api';
    const logs = { op: 'replace', path: '/accessLogSettings/destinationArn', value: destinationArn } as const;
    expect(await refusal(patch(logs))).toMatchObject({
      name: 'BadRequestException',
      message: 'CloudWatch Logs role ARN must be set in account settings to enable logging',
    });
    const { restApiId, client } = api;
    expect(
      (await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).accessLogSettings,
    ).toBeUndefined();
  });
});

describe('the public address', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
  it('is forbidden for a stage or an API that is not there', async () => {
    await putMock(api, api.rootId, 'GET');
    await deploy(api);
    for (const answer of [
      await ask(test, api.restApiId, '/', { stage: 'none' }),
      await ask(test, 'aaaaaaaaaa', '/'),
    ]) {
      expect(answer).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
      expect(answer.headers['x-amzn-errortype']).toBe('ForbiddenException');
    }
  });

  it('has a form on the bare endpoint, and one over plain HTTP', async () => {
    await putMock(api, await newResource(api, 'movies'), 'GET', '{"path":"$context.path"}');
    await deploy(api);
    const short = await fetch(`${test.cloud.url}/restapis/${api.restApiId}/prod/_user_request_/movies?x=1`);
    expect(await short.json()).toEqual({ path: '/prod/movies' });
    expect(await ask(test, api.restApiId, '/movies', { plain: true })).toMatchObject({ status: 200 });
  });
});
