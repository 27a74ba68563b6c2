import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { verify } from '../verify/cli.ts';
import { type Command, runCommand } from './command.ts';
import { deploy } from './deploy.ts';
import { move } from './move.ts';
import { provision } from './provision.ts';
import { solve } from './solve.ts';
import type { Surroundings } from './surroundings.ts';
import { teardown } from './teardown.ts';
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

/** Commands of one student, one after the other: they share what the state folder remembers. */
function aStudent(over: Partial<Surroundings> = {}) {
  const { dotEnv } = fakeSurroundings().surroundings;
  const course = fakeCourse();
  return async (command: Command, argv: string[], more: Partial<Surroundings> = {}) => {
    const { surroundings, lines, errors } = fakeSurroundings({ ...course, dotEnv, ...over, ...more });
    const code = await runCommand(command, [...argv, '--target', 'aws'], surroundings);
    return { code, lines, errors: errors.join(' ') };
  };
}

const header = (name: string) =>
  `CineDB ${name} · target aws · account 000000000000 · us-east-1 · student ana`;

/** Every command that writes to an account: `grade` writes to those of a class, whose roles its roster names. */
const writers: [Command, string[]][] = [
  [provision, ['--module', '1']],
  [solve, ['--module', '1']],
  [deploy, ['--empty-only']],
  [move, []],
  [teardown, ['--module', '1']],
  [verify, ['--module', '1']],
];

it('knows every command that says it changes an account', async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z-]+\.ts$/.test(file));
  const changing = files.filter((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8').includes('\n  changes: true,'),
  );
  const known = writers.map(([{ name }]) => `${name}.ts`).filter((file) => file !== 'verify.ts');
  expect(changing.sort()).toEqual(known.sort());
  expect(writers.every(([{ changes }]) => changes)).toBe(true);
});

it.each(writers)('refuses an account that nobody has confirmed: %o', async (command, argv) => {
  const { code, lines, errors } = await aStudent()(command, argv);
  expect(code).toBe(64);
  expect(errors).toContain('AWS account 000000000000 is not confirmed yet');
  expect(errors).toContain('Add --yes');
  expect(lines.join('\n')).not.toMatch(/did|PASS/);
});

it("asks once for the account's number, and later only names the account", async () => {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return '000000000000';
  };
  const run = aStudent();
  const { code, lines } = await run(provision, ['--module', '1'], { ask });
  expect(code).toBe(0);
  expect(questions).toHaveLength(1);
  expect(questions[0]).toMatch(/AWS account 000000000000 .*us-east-1 for student ana/s);
  expect(lines[0]).toBe(header('provision'));
  const later = await run(solve, ['--module', '1'], { ask });
  expect(questions).toHaveLength(1);
  expect(later.lines[0]).toBe(header('solve'));
  const graded = await run(verify, ['--module', '1']);
  expect(graded.code).toBe(0);
  expect(graded.lines.join('\n')).toMatch(/target aws · account 000000000000 · us-east-1 · student ana/);
});

it('changes nothing after another answer than the number', async () => {
  const run = aStudent({ ask: async () => 'y' });
  const { code, lines, errors } = await run(provision, ['--module', '1']);
  expect(code).toBe(1);
  expect(errors).toContain('Nothing was changed.');
  expect(lines.join('\n')).not.toContain('did');
});

it('takes --yes where there is nobody to ask, and remembers it', async () => {
  const run = aStudent();
  expect((await run(verify, ['--module', '1', '--yes'])).code).toBe(0);
  expect((await run(provision, ['--module', '1'])).code).toBe(0);
});

it('looks without asking, and says where: teardown --verify', async () => {
  const { lines, errors } = await aStudent()(teardown, ['--verify']);
  expect(lines[0]).toBe(header('teardown'));
  expect(errors).not.toContain('not confirmed');
});

it('says that there are no access keys', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  const { code, errors } = await aStudent()(provision, ['--module', '1', '--yes']);
  expect(code).toBe(3);
  expect(errors).toMatch(/There are no AWS access keys .*aws configure/);
});
