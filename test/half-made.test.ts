import { join } from 'node:path';
import { CreateOriginAccessControlCommand } from '@aws-sdk/client-cloudfront';
import { UpdateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { leftovers } from '../commands/leftovers.ts';
import { isStep, loadStep } from '../commands/steps.ts';
import { openCourse } from '../shared/course.ts';
import { findUserPools } from '../shared/find-user-pool.ts';
import { loadModules } from '../shared/manifest.ts';
import type { Course } from '../shared/step.ts';
import { type Random, randomFor } from '../verify/random.ts';
import { contentsOf } from './account-contents.ts';

const modules = loadModules().filter(({ number }) => number <= 5);
const SEEDS = 20;

let cloud: RunningCloud;
beforeAll(async () => {
  // What takes minutes on AWS is waited for in other tests.
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0.05');
  cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
});

class Killed extends Error {}

/** A process that dies at its call number `lifetime`: no call after it goes out. */
async function open(account: string, lifetime = Number.POSITIVE_INFINITY): Promise<Course> {
  const config = {
    target: 'local',
    student: 'ana',
    region: 'us-east-1',
    endpoint: cloud.url,
    stateDir: '',
  } as const;
  const env = {
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'test',
    CINEDB_ADMIN_PASSWORD: 'Correct-horse-7',
  };
  const course = await openCourse(config, { env });
  let calls = 0;
  const { s3, cloudfront, dynamodb, iam, lambda, logs, apigateway, cognito, cloudformation } = course.clients;
  for (const { middlewareStack } of [
    s3,
    cloudfront,
    dynamodb,
    iam,
    lambda,
    logs,
    apigateway,
    cognito,
    cloudformation,
  ]) {
    (middlewareStack as typeof s3.middlewareStack).add(
      (next) => async (args) => {
        calls += 1;
        if (calls > lifetime) throw new Killed();
        return next(args);
      },
      { step: 'initialize' },
    );
  }
  return course;
}

/** Makes a part of modules 1 to 5: steps are left out, and some die in the middle. A step that cannot go on stops. */
async function halfMake(account: string, random: Random): Promise<void> {
  for (const { folder, requirements } of modules) {
    for (const { file } of requirements.filter(isStep)) {
      const fate = random.next();
      if (fate < 0.2) continue;
      const lifetime = fate < 0.45 ? random.integer(1, 40) : undefined;
      const step = await loadStep(join(folder, 'solution', file));
      await step(await open(account, lifetime)).catch(() => {});
    }
  }
}

/** What a student does by hand, and what a teardown that knows the solution alone would stumble over. */
const byHand: ((course: Course) => Promise<unknown>)[] = [
  async ({ clients: { s3 }, names: { siteBucket: Bucket } }) => {
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    for (const Body of ['one', 'two'])
      await s3.send(new PutObjectCommand({ Bucket, Key: 'notes.txt', Body }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'notes.txt' }));
  },
  ({ clients: { s3 }, names: { postersBucket: Bucket } }) =>
    s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'posters/unfinished.png' })),
  ({ clients: { dynamodb }, names: { moviesTable: TableName } }) =>
    dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true })),
  ({ clients: { iam }, names: { roles } }) => {
    const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    return iam.send(new AttachRolePolicyCommand({ RoleName: roles.listMovies, PolicyArn }));
  },
  async ({ clients: { cognito }, names: { userPoolName } }) => {
    for (const { Id: UserPoolId } of await findUserPools(cognito, userPoolName))
      await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'ACTIVE' }));
  },
  ({ clients: { cloudfront }, names: { originAccessControlName: Name } }) => {
    const kind = { SigningProtocol: 'sigv4', SigningBehavior: 'always' } as const;
    const OriginAccessControlConfig = { Name, ...kind, OriginAccessControlOriginType: 's3' } as const;
    return cloudfront.send(new CreateOriginAccessControlCommand({ OriginAccessControlConfig }));
  },
];

/** Tears the modules down, the last one first, as the command does: a failure of one keeps nobody from the next. */
async function tearDown(course: Course): Promise<unknown[]> {
  const problems: unknown[] = [];
  for (const { folder } of modules.toReversed()) {
    const remove = await loadStep(join(folder, 'teardown.ts'));
    await remove(course).catch((error: unknown) => problems.push(error));
  }
  return problems;
}

const made = new Set<string>();

// Each seed has an account of its own, and most of its time is waiting for the cloud.
it.concurrent.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  'teardown leaves nothing of what was half made: seed %i',
  { timeout: 120_000 },
  async (seed) => {
    const random = randomFor(String(seed), 'half-made');
    const account = String(200_000_000_000 + seed);
    await halfMake(account, random);
    const course = await open(account);
    for (const change of byHand)
      if (random.next() < 0.5) await Promise.resolve(change(course)).catch(() => {});
    for (const { kind } of await contentsOf(course)) made.add(kind);

    if (random.next() < 0.5) await tearDown(await open(account, random.integer(1, 80)));
    expect(await tearDown(course)).toEqual([]);
    expect(await contentsOf(course)).toEqual([]);
    expect(await leftovers(course, [1, 2, 3, 4, 5, 6])).toEqual([]);
  },
);

it('had something of every kind to tear down', () => {
  expect([...made].sort()).toEqual([
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGateway::Stage',
    'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    'AWS::CloudFront::Distribution',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::Cognito::UserPool',
    'AWS::DynamoDB::Table',
    'AWS::IAM::Role',
    'AWS::Lambda::Function',
    'AWS::Logs::LogGroup',
    'AWS::S3::Bucket',
  ]);
});
