import {
  APIGatewayClient,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import type { Properties } from './resource-type.ts';
import { type TestStack, testStack } from './testing.ts';

const STAGE = 'AWS::ApiGateway::Stage';
const DEPLOYMENT = 'AWS::ApiGateway::Deployment';
const ALL = { ResourcePath: '/*', HttpMethod: '*' };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
describe(STAGE, () => {
  it('is made with its settings and tags, and changed in place', async () => {
    const { stack, RestApiId } = await apiStack();
    const [one, two] = [await deploy(stack, RestApiId), await deploy(stack, RestApiId)];
    const before = {
      RestApiId,
      DeploymentId: one,
      StageName: 'prod',
      Description: 'Live',
      Variables: { a: 'x', b: 'y' },
      MethodSettings: [
        { ...ALL, ThrottlingRateLimit: '100', ThrottlingBurstLimit: 200, MetricsEnabled: true },
      ],
      Tags: [{ Key: 'course', Value: 'cinedb' }],
    };
    const made = await stack.create(STAGE, before, { stackTags: { student: 'ana' } });
    expect(made).toEqual({ physicalId: 'prod', attributes: {} });
    expect(await read(stack, RestApiId)).toMatchObject({
      deploymentId: one,
      description: 'Live',
      variables: { a: 'x', b: 'y' },
      methodSettings: {
        '*/*': { throttlingRateLimit: 100, throttlingBurstLimit: 200, metricsEnabled: true },
      },
      tags: { student: 'ana', course: 'cinedb' },
    });

    const after = {
      RestApiId,
      DeploymentId: two,
      StageName: 'prod',
      Variables: { a: 'z' },
      MethodSettings: [
        { ...ALL, ThrottlingRateLimit: 50 },
        { ResourcePath: '/~1movies', HttpMethod: 'GET', ThrottlingBurstLimit: 5 },
        { ResourcePath: '/', HttpMethod: 'GET', ThrottlingBurstLimit: 6 },
      ],
    };
    await stack.update(STAGE, 'prod', after, before);
    const changed = await read(stack, RestApiId);
    expect(changed).toMatchObject({ deploymentId: two, variables: { a: 'z' }, description: '' });
    expect(changed.variables).toEqual({ a: 'z' });
    expect(changed.tags).toBeUndefined();
    expect(changed.methodSettings).toMatchObject({
      '*/*': { throttlingRateLimit: 50, throttlingBurstLimit: 5000, metricsEnabled: false },
      '~1movies/GET': { throttlingBurstLimit: 5 },
      '~1/GET': { throttlingBurstLimit: 6 },
    });
    const refused = {
      ...after,
      MethodSettings: [{ ResourcePath: '/none', HttpMethod: 'GET', MetricsEnabled: true }],
    };
    await expect(stack.update(STAGE, 'prod', refused, after)).rejects.toThrow('Invalid method setting path');
    // The rollback of that, which never came about.
    await stack.update(STAGE, 'prod', after, refused);
    await stack.update(STAGE, 'prod', { RestApiId, DeploymentId: two, StageName: 'prod' }, after);
    expect((await read(stack, RestApiId)).methodSettings).toEqual({});
  });

  it('is deleted, and may be gone already', async () => {
    const { stack, RestApiId } = await apiStack();
    const properties = { RestApiId, StageName: 'prod', DeploymentId: await deploy(stack, RestApiId) };
    await stack.create(STAGE, properties);
    await stack.remove(STAGE, 'prod', properties);
    await stack.remove(STAGE, 'prod', properties);
    await expect(read(stack, RestApiId)).rejects.toThrow('Invalid stage identifier');
  });

  it.each<[string, Properties]>([
    ['log role', { AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x' } }],
    ['tracing', { TracingEnabled: true }],
    ['a cache', { CacheClusterEnabled: true }],
    ['a cached method', { MethodSettings: [{ ...ALL, CachingEnabled: true }] }],
    ['a canary', { CanarySetting: { PercentTraffic: 5 } }],
  ])('is not left behind when what it cannot have is refused: %s', async (_, more) => {
    const { stack, RestApiId } = await apiStack();
    const DeploymentId = await deploy(stack, RestApiId);
    const properties = { RestApiId, StageName: 'prod', DeploymentId, ...more };
    await expect(stack.create(STAGE, properties)).rejects.toThrow(
      /CloudWatch Logs role ARN|tracingEnabled|cacheClusterEnabled|caching|CanarySetting/,
    );
    await expect(read(stack, RestApiId)).rejects.toThrow('Invalid stage identifier');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
describe(DEPLOYMENT, () => {
  it('is a snapshot; its description changes in place', async () => {
    const { stack, RestApiId } = await apiStack();
    const before = { RestApiId, Description: 'one' };
    const { physicalId, attributes } = await stack.create(DEPLOYMENT, before);
    expect(attributes).toEqual({ DeploymentId: physicalId });
    await stack.update(DEPLOYMENT, physicalId, { RestApiId, Description: 'two' }, before);
    const command = new GetDeploymentCommand({ restApiId: RestApiId, deploymentId: physicalId });
    expect((await stack.client(APIGatewayClient).send(command)).description).toBe('two');
    const moved = { RestApiId, StageName: 'prod' };
    await expect(stack.update(DEPLOYMENT, physicalId, moved, before)).rejects.toThrow(
      `a change of the property StageName of ${DEPLOYMENT}`,
    );
    await stack.update(DEPLOYMENT, physicalId, before, moved);
    await stack.remove(DEPLOYMENT, physicalId, before);
    await stack.remove(DEPLOYMENT, physicalId, before);
    expect(await deployments(stack, RestApiId)).toEqual([]);
  });

  it('moves the stage that it names to itself, and back when it goes again', async () => {
    const { stack, RestApiId } = await apiStack();
    const StageDescription = {
      Description: 'Live',
      Variables: { a: 'x' },
      MethodSettings: [{ ...ALL, ThrottlingBurstLimit: 9 }],
    };
    const properties = { RestApiId, StageName: 'prod', StageDescription };
    const first = await stack.create(DEPLOYMENT, properties);
    expect(await read(stack, RestApiId)).toMatchObject({
      deploymentId: first.physicalId,
      description: 'Live',
      variables: { a: 'x' },
      methodSettings: { '*/*': { throttlingBurstLimit: 9 } },
    });
    stack.cloud.clock.advance(1000);
    const second = await stack.create(DEPLOYMENT, properties);
    expect((await read(stack, RestApiId)).deploymentId).toBe(second.physicalId);
    await stack.remove(DEPLOYMENT, second.physicalId, properties);
    expect((await read(stack, RestApiId)).deploymentId).toBe(first.physicalId);
    await stack.remove(DEPLOYMENT, first.physicalId, properties);
    await expect(read(stack, RestApiId)).rejects.toThrow('Invalid stage identifier');
    expect(await deployments(stack, RestApiId)).toEqual([]);
  });

  it('is refused while another stage runs it', async () => {
    const { stack, RestApiId } = await apiStack();
    const DeploymentId = await deploy(stack, RestApiId);
    await stack.create(STAGE, { RestApiId, StageName: 'prod', DeploymentId });
    await expect(stack.remove(DEPLOYMENT, DeploymentId, { RestApiId })).rejects.toThrow(
      'Active stages pointing to this deployment must be moved or deleted',
    );
  });

  it('may be gone with its API', async () => {
    const { stack, RestApiId } = await apiStack();
    const properties = { RestApiId, StageName: 'prod' };
    const { physicalId } = await stack.create(DEPLOYMENT, properties);
    await stack.remove('AWS::ApiGateway::RestApi', RestApiId);
    await expect(stack.remove(DEPLOYMENT, physicalId, properties)).resolves.toBeUndefined();
  });
});

async function apiStack() {
  const stack = await testStack();
  const get = { 'x-amazon-apigateway-integration': { type: 'mock' } };
  const paths = { '/': { get }, '/movies': { get } };
  const Body = { openapi: '3.0.1', info: { title: 'films' }, paths };
  const { physicalId } = await stack.create('AWS::ApiGateway::RestApi', { Body });
  return { stack, RestApiId: physicalId };
}

async function deploy(stack: TestStack, RestApiId: string): Promise<string> {
  return (await stack.create(DEPLOYMENT, { RestApiId })).physicalId;
}

function read(stack: TestStack, restApiId: string) {
  return stack.client(APIGatewayClient).send(new GetStageCommand({ restApiId, stageName: 'prod' }));
}

async function deployments(stack: TestStack, restApiId: string) {
  return (await stack.client(APIGatewayClient).send(new GetDeploymentsCommand({ restApiId }))).items;
}
