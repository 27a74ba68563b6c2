import {
  GetResourcesCommand,
  PutGatewayResponseCommand,
  PutIntegrationResponseCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftovers } from '../../../commands/leftovers.ts';
import { findApi } from '../../../shared/find-api.ts';
import { request } from '../../../shared/http.ts';
import type { Step } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';
import starterRestApi from '../starter/apigw-01-rest-api.ts';
import starterMappings from '../starter/apigw-02-mappings.ts';
import starterCors from '../starter/apigw-03-cors.ts';
import starterStage from '../starter/apigw-04-stage.ts';
import teardown from '../teardown.ts';
import { type DeployedCourse, deployedCourse, steps } from '../testing/deployed-course.ts';
import makeRestApi from './apigw-01-rest-api.ts';
import mapRequestsAndResponses from './apigw-02-mappings.ts';
import deployStage from './apigw-04-stage.ts';

const starters: Step[] = [starterRestApi, starterMappings, starterCors, starterStage];

let on: DeployedCourse;

beforeAll(async () => {
  on = await deployedCourse();
});
afterAll(() => on.close());

const apiId = async () => String((await findApi(on.course.clients.apigateway, on.course.names.apiName))?.id);

describe('the starters', () => {
  it('change nothing', async () => {
    expect(await on.changesOf(starters)).toEqual([]);
    expect(await leftovers(on.course, [4])).toEqual([]);
  });
});

describe('the steps', () => {
  it('make an API that answers', async () => {
    expect(await on.changesOf(steps)).not.toEqual([]);
    expect(await on.ask('GET', '/movies')).toMatchObject({ status: 200, json: { movies: [] } });
  });

  it('change nothing when they run again', async () => {
    expect(await on.changesOf(steps)).toEqual([]);
  });

  it('correct what somebody changed, deploy it, and no more than that', async () => {
    const restApiId = await apiId();
    const { apigateway } = on.course.clients;
    const patchOperations = [
      { op: 'remove' as const, path: '/binaryMediaTypes/multipart~1form-data' },
      { op: 'add' as const, path: '/binaryMediaTypes/image~1png' },
    ];
    await apigateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    const { items } = await apigateway.send(new GetResourcesCommand({ restApiId }));
    await apigateway.send(
      new PutIntegrationResponseCommand({
        restApiId,
        resourceId: items?.find(({ path }) => path === '/movies')?.id,
        httpMethod: 'GET',
        statusCode: '200',
      }),
    );
    const changes = await on.changesOf(steps);
    expect(changes).toEqual([
      `corrected the settings of API ${on.course.names.apiName}`,
      'mapped the answers of GET /movies',
      'mapped the answers of GET /movies',
    ]);
    expect((await on.ask('GET', '/movies')).headers['access-control-allow-origin']).toBe(on.origin);
  });

  it('deploy anew what has changed, and only then', async () => {
    const restApiId = await apiId();
    const responseTemplates = { 'application/json': '{"detail":"Nothing here"}' };
    const responseType = 'MISSING_AUTHENTICATION_TOKEN';
    const command = new PutGatewayResponseCommand({ restApiId, responseType, responseTemplates });
    await on.course.clients.apigateway.send(command);
    expect((await on.ask('GET', '/nowhere')).json.detail).toBe('Missing Authentication Token');
    expect(await on.changesOf(steps)).toEqual([
      expect.stringMatching(/^made deployment /),
      expect.stringMatching(/^stage prod serves deployment /),
    ]);
    expect((await on.ask('GET', '/nowhere')).json.detail).toBe('Nothing here');
    expect(await on.changesOf(steps)).toEqual([]);
  });

  it('complete a run that ended before CloudFront forgot the old config.json', async () => {
    const served = async () => (await request(`${on.origin}/config.json`)).text();
    const right = await served();
    const wrong = '{"apiUrl": "https://old.example"}';
    const file = { Bucket: on.course.names.siteBucket, Key: 'config.json' };
    const more = { ContentType: 'application/json', CacheControl: 'max-age=3600' };
    const put = (Body: string) => on.course.clients.s3.send(new PutObjectCommand({ ...file, ...more, Body }));
    await put(wrong);
    await waitFor('the old file', async () => (await served()) === wrong, { deadlineMs: 10_000 });
    await put(right);
    expect(await on.changesOf([deployStage])).toEqual(['invalidated config.json in CloudFront']);
    expect(await served()).toBe(right);
  });

  it('leave nothing after teardown, which then has nothing to do', async () => {
    expect(await leftovers(on.course, [4])).toHaveLength(1);
    expect(await on.changesOf([teardown])).toHaveLength(1 + 7 + 2);
    expect(await leftovers(on.course, [4])).toEqual([]);
    const { Body } = await on.course.clients.s3.send(
      new GetObjectCommand({ Bucket: on.course.names.siteBucket, Key: 'config.json' }),
    );
    expect(JSON.parse((await Body?.transformToString()) ?? '')).toEqual({ apiUrl: null });
    const FunctionName = on.course.names.functions.listMovies;
    await expect(on.course.clients.lambda.send(new GetPolicyCommand({ FunctionName }))).rejects.toThrow();
    expect(await on.changesOf([teardown])).toEqual([]);
  });

  it('are undone from a half-made state, and begin again from one', async () => {
    await on.changesOf([makeRestApi]);
    await on.course.clients.s3.send(
      new PutObjectCommand({ Bucket: on.course.names.siteBucket, Key: 'config.json', Body: '{"apiUrl":' }),
    );
    await on.changesOf([teardown]);
    expect(await leftovers(on.course, [4])).toEqual([]);
    await on.changesOf([makeRestApi, mapRequestsAndResponses]);
  });

  it('come after one another with new ids when the API is made anew', async () => {
    await on.changesOf(steps);
    expect((await on.ask('GET', '/movies')).status).toBe(200);
  });
});
