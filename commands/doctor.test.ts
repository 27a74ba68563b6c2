import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { createClients } from '../shared/clients.ts';
import { runCommand } from './command.ts';
import { probes } from './doctor/permissions.ts';
import { doctor } from './doctor.ts';
import { fakeCloud } from './testing/fake-cloud.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());

const run = async (argv: string[], env: Record<string, string | undefined> = {}) => {
  const { surroundings, lines, errors } = fakeSurroundings(fakeCourse());
  const code = await runCommand(doctor, argv, { ...surroundings, env: { COURSE_STUDENT: 'ana', ...env } });
  return { code, lines, errors, text: lines.join('\n') };
};
const verdicts = (text: string, verdict: string) =>
  [...text.matchAll(new RegExp(`^${verdict} +(.{16})`, 'gm'))].map(([, what = '']) => what.trim());

/** Access keys of a user who may call these actions alone. */
async function keysFor(UserName: string, Action: string[]) {
  const { iam } = createClients(
    { target: 'local', student: 'ana', region: 'us-east-1', endpoint: cloud.url, stateDir: '' },
    {},
  );
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'some', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    AWS_ACCESS_KEY_ID: String(AccessKey?.AccessKeyId),
    AWS_SECRET_ACCESS_KEY: String(AccessKey?.SecretAccessKey),
  };
}

describe('doctor', () => {
  it('finds nothing to mend on the embedded cloud', async () => {
    const { code, lines, text } = await run(['--endpoint', cloud.url]);
    expect(verdicts(text, 'FAIL')).toEqual([]);
    expect(code).toBe(0);
    expect(lines[0]).toBe('CineDB doctor · target local · account 000000000000 · us-east-1 · student ana');
    const passed = verdicts(text, 'PASS');
    expect(passed).toEqual(
      expect.arrayContaining(['Node', 'clock', 'credentials', 'S3', 'Cognito', 'buckets']),
    );
    expect(lines.at(-1)).toMatch(/^\d+ passed, \d+ to know of, 0 to mend$/);
    expect(lines.every((line) => line.length <= 80 || /https?:|\//.test(line))).toBe(true);
  });

  it('names the services that the keys may not use, and shows no key', async () => {
    const keys = await keysFor('half', ['s3:ListAllMyBuckets', 'dynamodb:ListTables', 'iam:ListRoles']);
    const { code, text } = await run(['--endpoint', cloud.url], keys);
    expect(code).toBe(1);
    const allowed = ['S3', 'DynamoDB', 'IAM'];
    const services = probes.map(({ service }) => service);
    expect(verdicts(text, 'FAIL')).toEqual(services.filter((service) => !allowed.includes(service)));
    expect(text.replace(/\s+/g, ' ')).toContain('your keys may not call lambda:ListFunctions');
    expect(text.replace(/\s+/g, ' ')).toContain('Module 3 needs Lambda');
    for (const key of Object.values(keys)) expect(text).not.toContain(key);
  });

  it('asks for the action that it names: with these alone nothing is refused', async () => {
    const keys = await keysFor(
      'reader',
      probes.map(({ action }) => action),
    );
    const { code, text } = await run(['--endpoint', cloud.url], keys);
    expect(verdicts(text, 'FAIL')).toEqual([]);
    expect(code).toBe(0);
  });

  it('goes on where nothing answers, and says what to do', async () => {
    const { code, lines, text, errors } = await run(['--endpoint', 'http://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(errors).toEqual([]);
    expect(lines[0]).toBe('CineDB doctor · target local · us-east-1 · student ana');
    expect(verdicts(text, 'FAIL')).toEqual(['target', 'credentials']);
    expect(text).toContain('Start it with "npm run cloud"');
  });

  it('still stops at a setting that cannot be used', async () => {
    const { code, errors } = await run(['--region', 'earth']);
    expect(code).toBe(64);
    expect(errors[0]).toContain('"earth" is not the name of a region');
  });
});

describe('doctor on aws', () => {
  // The SDK's own variables, so that "aws" is a server of this test and no real account can be reached:
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  const stub = (url: string) => {
    vi.stubEnv('AWS_ENDPOINT_URL', url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_SESSION_TOKEN', undefined);
    vi.stubEnv('AWS_PROFILE', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', join(tmpdir(), 'no-such-file'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(tmpdir(), 'no-such-file'));
    return { AWS_ENDPOINT_URL: url };
  };

  it('warns of the root user', async () => {
    const env = stub(cloud.url);
    const { code, text } = await run(['--target', 'aws'], env).finally(() => vi.unstubAllEnvs());
    expect(verdicts(text, 'WARN')).toContain('credentials');
    expect(text).toContain('arn:aws:iam::000000000000:root');
    expect(text).not.toContain('port 4566');
    expect(code).toBe(0);
  });

  it('says that the keys are refused', async () => {
    const strict = await fakeCloud('InvalidClientTokenId');
    const env = stub(strict.url);
    const { code, text } = await run(['--target', 'aws'], env).finally(() => vi.unstubAllEnvs());
    await strict.close();
    expect(code).toBe(1);
    expect(verdicts(text, 'FAIL')).toEqual(['credentials']);
    expect(text.replace(/\s+/g, ' ')).toContain('AWS refused the access keys (InvalidClientTokenId');
  });
});
