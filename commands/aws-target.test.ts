import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Command, runCommand } from './command.ts';
import { provision } from './provision.ts';
import type { Surroundings } from './surroundings.ts';
import { type FakeCloud, fakeCloud } from './testing/fake-cloud.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

let cloud: FakeCloud;
beforeAll(async () => {
  cloud = await fakeCloud();
});
afterAll(() => cloud.close());

// The SDK's own variables, so that "aws" is a server of this test and no real account can be reached:
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', undefined);
  vi.stubEnv('AWS_PROFILE', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', join(tmpdir(), 'no-such-file'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(tmpdir(), 'no-such-file'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function run(command: Command, argv: string[], over: Partial<Surroundings> = {}) {
  const { surroundings, lines, errors } = fakeSurroundings({ ...fakeCourse(), ...over });
  const code = await runCommand(command, ['--module', '1', '--target', 'aws', ...argv], surroundings);
  return { code, lines, errors: errors.join(' ') };
}

it('asks once, naming the account, before it changes anything', async () => {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return 'y';
  };
  const { code, lines } = await run(provision, [], { ask });
  expect(code).toBe(0);
  expect(questions).toEqual([
    'This changes AWS account 000000000000 in us-east-1 for student ana. Go on? [y/N] ',
  ]);
  expect(lines[0]).toBe('CineDB provision · target aws · account 000000000000 · us-east-1 · student ana');
});

it('changes nothing after a no', async () => {
  const { code, lines, errors } = await run(provision, [], { ask: async () => 'n' });
  expect(code).toBe(1);
  expect(errors).toContain('Nothing was changed.');
  expect(lines.join('\n')).not.toContain('did');
});

it('wants --yes where there is nobody to ask, and then asks nobody', async () => {
  const refused = await run(provision, []);
  expect(refused.code).toBe(64);
  expect(refused.errors).toContain('Add --yes');
  expect((await run(provision, ['--yes'])).code).toBe(0);
});

it('says that there are no access keys', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  const { code, errors } = await run(provision, ['--yes']);
  expect(code).toBe(3);
  expect(errors).toMatch(/There are no AWS access keys .*aws configure/);
});
