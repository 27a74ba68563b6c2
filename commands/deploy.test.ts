import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { courseRoot } from '../shared/root.ts';
import { type Command, runCommand } from './command.ts';
import { deploy } from './deploy.ts';
import { move } from './move.ts';
import { teardown } from './teardown.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from './testing/fake-course.ts';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud({ log: ({ operation, fault }) => fault && console.error(operation, fault) });
});
afterAll(() => cloud.close());

const modulesRoot = join(courseRoot, 'modules');

// A whole stack is made here, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 90_000 });

async function run(command: Command, argv: string[], over = {}) {
  const { surroundings, lines, errors } = fakeSurroundings({ modulesRoot, ...over });
  const env = { COURSE_STUDENT: 'ana', COURSE_ENDPOINT: cloud.url, CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' };
  const code = await runCommand(command, argv, { ...surroundings, env });
  return { code, out: lines.join('\n'), errors: errors.join('\n') };
}

describe('deploy', () => {
  it.each([
    ['an unknown environment', ['--env', 'live'], /There is no environment "live"/],
    [
      'two kinds of work',
      ['--delete', '--publish-only'],
      /--publish-only and --delete cannot stand together/,
    ],
  ])('refuses %s', async (_what, argv, message) => {
    const { code, errors } = await run(deploy, argv);
    expect(code).toBe(64);
    expect(errors).toMatch(message);
  });

  // The words may stand on two lines: the path before them is as long as this folder's.
  it('says plainly that a template without resources cannot be deployed', async () => {
    const { code, errors } = await run(deploy, []);
    expect(code).toBe(1);
    expect(errors).toMatch(/no\s+resources\s+yet/);
  });

  it('deploys an environment, publishes its site and makes the administrator', async () => {
    const { code, out, errors } = await run(deploy, ['--env', 'staging', '--solution']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('did      made stack cinedb-ana-staging');
    expect(out).toMatch(/ApiAddress\s+https:\/\/\w+\.execute-api\./);
    expect(out).toMatch(/\nThe site: https:\/\/\S+\/$/);
    expect(out).not.toContain('Correct-horse-7');
  });

  it('publishes alone, after a deployment that somebody else made', async () => {
    const { code, out } = await run(deploy, ['--env', 'staging', '--solution', '--publish-only']);
    expect(code).toBe(0);
    expect(out).toContain('same     all');
    expect(out).not.toContain('did ');
  });

  it('has no stack to publish into where nothing was deployed', async () => {
    const { code, errors } = await run(deploy, ['--env', 'prod', '--publish-only']);
    expect(code).toBe(1);
    expect(errors).toContain('There is no stack cinedb-ana-prod.');
  });
});

describe('move', () => {
  it('says what is missing: the stack, or the house to move from', async () => {
    expect((await run(move, [])).errors).toContain('There is no stack cinedb-ana-dev.');
    expect((await run(move, ['--env', 'staging'])).errors).toContain('There is no table cinedb-ana-movies.');
  });
});

describe('teardown --up-to', () => {
  const five = fakeManifest.replace('module: 1', 'module: 5').replaceAll('S3-0', 'COGNITO-0');
  const course = () =>
    fakeCourse({
      'modules/05-late/module.yaml': five,
      'modules/05-late/teardown.ts':
        'export default async (course) => course.report.did("removed the late");',
    });

  it('removes modules 1 to N, the last first, and leaves the stack', async () => {
    const { code, out } = await run(teardown, ['--up-to', '5'], course());
    expect(out).toMatch(/Module 5[\s\S]*removed the late[\s\S]*Module 1[\s\S]*removed everything/);
    expect(out).toContain('Nothing of modules 1 to 5 is left · 2 removed');
    expect(code).toBe(0);
    expect((await run(deploy, ['--env', 'staging', '--publish-only', '--solution'])).code).toBe(0);
  });

  it('takes one of the three flags', async () => {
    const { code, errors } = await run(teardown, ['--up-to', '1', '--all'], course());
    expect(code).toBe(64);
    expect(errors).toContain('Both --all and --up-to are given.');
  });
});

describe('deploy --delete', () => {
  it('empties the buckets, deletes the stack and says what is left', async () => {
    const { code, out } = await run(deploy, ['--env', 'staging', '--delete']);
    expect(code).toBe(0);
    expect(out).toContain('did      deleted stack cinedb-ana-staging');
    expect(out).toMatch(/LEFT {5}bucket cinedb-ana-deploy-000000000000\n.*teardown -- --module 6/);
  });
});
