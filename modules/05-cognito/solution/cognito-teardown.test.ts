import { DeleteStageCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { CreateUserPoolCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftovers } from '../../../commands/leftovers.ts';
import { readApi } from '../../04-apigateway/given/read-api.ts';
import {
  steps as apiSteps,
  type DeployedCourse,
  jsonRequest,
} from '../../04-apigateway/testing/deployed-course.ts';
import teardown from '../teardown.ts';
import { openApiCourse, steps } from '../testing/secured-course.ts';
import makeUserPool from './cognito-01-user-pool.ts';

let on: DeployedCourse;

beforeAll(async () => {
  on = await openApiCourse();
  await on.changesOf(steps);
});
afterAll(() => on.close());

const cognito = () => on.course.clients.cognito;
const config = async () => {
  const file = { Bucket: on.course.names.siteBucket, Key: 'config.json' };
  const { Body } = await on.course.clients.s3.send(new GetObjectCommand(file));
  return JSON.parse((await Body?.transformToString()) ?? '');
};
const siteKeys = async () => {
  const listed = await on.course.clients.s3.send(
    new ListObjectsV2Command({ Bucket: on.course.names.siteBucket }),
  );
  return listed.Contents?.map(({ Key }) => Key) ?? [];
};

describe('teardown', () => {
  it('leaves nothing of the module, and no method open', async () => {
    const second = { PoolName: on.course.names.userPoolName, DeletionProtection: 'ACTIVE' } as const;
    await cognito().send(new CreateUserPoolCommand(second));
    expect(await leftovers(on.course, [5])).toHaveLength(2);
    const protection = expect.stringMatching(/^took the deletion protection from user pool /);
    expect(await on.changesOf([teardown])).toContainEqual(protection);
    expect(await leftovers(on.course, [5])).toEqual([]);
    expect((await cognito().send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools).toEqual([]);
    expect(await config()).toEqual({ apiUrl: await on.apiUrl() });
    expect((await siteKeys()).filter((key) => /cognito|session|login|signed-in/.test(String(key)))).toEqual(
      [],
    );
    expect((await on.ask('GET', '/movies')).status).toBe(200);
    for (const verb of ['POST', 'GET']) {
      const path = verb === 'GET' ? '/admin' : '/movies';
      expect((await on.ask(verb, path, verb === 'GET' ? {} : jsonRequest({}))).status).toBe(403);
    }
  });

  it('has nothing to do after that, and removes what is half made', async () => {
    expect(await on.changesOf([teardown])).toEqual([]);
    await on.changesOf([makeUserPool]);
    await on.changesOf([teardown]);
    expect(await leftovers(on.course, [5])).toEqual([]);
  });

  it('is undone by module 4, which opens the methods, and by this module, which closes them', async () => {
    await on.changesOf(apiSteps);
    expect((await on.ask('GET', '/admin')).status).toBe(200);
    await on.changesOf(steps);
    expect((await on.ask('GET', '/admin')).status).toBe(401);
    expect(await on.changesOf(steps)).toEqual([]);
  });
});

describe('an API that nobody is served', () => {
  it('gets no stage by teardown, nor by the steps', async () => {
    const { restApiId } = await readApi(on.course);
    const { apigateway } = on.course.clients;
    const { stageName } = on.course.names;
    await apigateway.send(new DeleteStageCommand({ restApiId, stageName }));
    expect(await on.changesOf([teardown])).toContain('left GET /admin closed to all but signed requests');
    await on.changesOf(steps);
    expect((await apigateway.send(new GetStagesCommand({ restApiId }))).item ?? []).toEqual([]);
  });
});
