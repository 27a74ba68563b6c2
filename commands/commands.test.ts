import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../verify/cli.ts';
import { type Command, runCommand } from './command.ts';
import { demo } from './demo.ts';
import { deploy } from './deploy.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { hint } from './hint.ts';
import { move } from './move.ts';
import { provision } from './provision.ts';
import { reset } from './reset.ts';
import { solve } from './solve.ts';
import { status } from './status.ts';
import type { Surroundings } from './surroundings.ts';
import { teardown } from './teardown.ts';
import { type FakeCloud, fakeCloud } from './testing/fake-cloud.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from './testing/fake-course.ts';

let cloud: FakeCloud;
beforeAll(async () => {
  cloud = await fakeCloud();
});
afterAll(() => cloud.close());

async function run(command: Command, argv: string[], over: Partial<Surroundings> = {}) {
  const { surroundings, lines, errors } = fakeSurroundings({ ...fakeCourse(), ...over });
  const env = { COURSE_STUDENT: 'ana', COURSE_ENDPOINT: cloud.url, ...over.env };
  const code = await runCommand(command, argv, { ...surroundings, env });
  return { code, lines, errors };
}

describe('provision', () => {
  it('says first where it works, then runs the steps of the starter in order', async () => {
    const { code, lines } = await run(provision, ['--module', '1']);
    expect(code).toBe(0);
    expect(lines[0]).toBe('CineDB provision · target local · account 000000000000 · us-east-1 · student ana');
    expect(lines.slice(1, 5)).toEqual([
      'S3-01  Make a thing',
      '  did      made the thing of your own',
      'S3-02  Make another',
      '  did      made the other of your own',
    ]);
    expect(lines[5]).toMatch(/^Module 1 starter: 2 changed, 0 already right · \d+\.\d s$/);
  });

  it('runs the solution, and only one requirement, when told', async () => {
    const { lines } = await run(provision, ['--module', '1', '--solution', '--only', 's3-02']);
    expect(lines.filter((line) => line.includes('did'))).toEqual(['  did      made the other']);
  });

  it('leaves out what is no step, and says what deploys it', async () => {
    const manifest = fakeManifest.replace('s3-01-thing.ts', 'template.yaml');
    const course = fakeCourse({ 'modules/01-test/module.yaml': manifest });
    const { code, lines } = await run(provision, ['--module', '1'], course);
    expect(code).toBe(0);
    expect(lines).toContain('  note     is written in template.yaml, which a later step deploys');
    expect(lines).not.toContain('  did      made the thing of your own');
    const alone = await run(provision, ['--module', '1', '--only', 'S3-01'], course);
    expect(alone.code).toBe(64);
    expect(alone.errors.join(' ')).toMatch(/S3-01 is a part of template\.yaml.*What deploys it is S3-02/);
  });

  it("explains a step that stops: which, where, AWS's code and message, and what to do", async () => {
    const step = `export default async function step() {
  throw Object.assign(new Error('The specified bucket does not exist'), { name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
}`;
    const course = fakeCourse({ 'modules/01-test/starter/s3-02-other.ts': step });
    const { code, errors } = await run(provision, ['--module', '1'], course);
    expect(code).toBe(1);
    const text = errors.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('S3-02 stopped in modules/01-test/starter/s3-02-other.ts');
    expect(text).toContain('NoSuchBucket: The specified bucket does not exist');
    expect(text).toContain('Provision that one first.');
    expect(text).toContain('modules/01-test/README.md#s3-02-make-another');
  });

  it('asks for a setting that a step cannot do without, and exits with 64', async () => {
    const step = `export default async function step(course) {
  course.report.did('chose ' + await course.administrator.password());
}`;
    const files = { 'modules/01-test/starter/s3-01-thing.ts': step };
    const refused = await run(provision, ['--module', '1'], fakeCourse(files));
    expect(refused.code).toBe(64);
    expect(refused.errors.join(' ').replace(/\s+/g, ' ')).toMatch(/is not set.*Set CINEDB_ADMIN_PASSWORD/);
    const asked = { ...fakeCourse(files), askSecret: async () => 'typed' };
    expect((await run(provision, ['--module', '1'], asked)).lines).toContain('  did      chose typed');
  });

  it('names a step without a default export', async () => {
    const course = fakeCourse({ 'modules/01-test/starter/s3-01-thing.ts': 'export const x = 1;' });
    const { code, errors } = await run(provision, ['--module', '1'], course);
    expect(code).toBe(1);
    expect(errors.join(' ')).toContain('no default export');
  });
});

describe('solve', () => {
  it('runs the solutions of the modules up to the last', async () => {
    const { code, lines } = await run(solve, ['--module', '1']);
    expect(code).toBe(0);
    expect(lines.filter((line) => line.startsWith('  did'))).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/^Module 1 is done: 2 changed/);
  });
});

describe('bad input is a clear line, a remedy and exit code 64', () => {
  const cases: [string, Command, string[], RegExp][] = [
    ['an unknown module', provision, ['--module', '9'], /^Error: There is no module 9\.$/],
    ['an unknown module to grade', verify, ['--module', 'x'], /^Error: There is no module x\.$/],
    ['no module at all', provision, [], /needs --module/],
    ['nothing to grade', verify, [], /What is to be graded\?/],
    [
      'an unknown requirement',
      verify,
      ['--module', '1', '--only', 'S3-09'],
      /no requirement or check "S3-09"/,
    ],
    ['an unknown flag', solve, ['--modul', '1'], /Unknown option '--modul'/],
    ['arguments that npm has eaten the flags of', verify, ['1'], /Unexpected argument '1'/],
    ['a flag without its value', verify, ['--module'], /--module/],
    ['a flag given twice', verify, ['--module', '1', '--module', '2'], /The flag --module stands twice/],
    ['a switch given twice', teardown, ['--all', '--all'], /The flag --all stands twice/],
    ['an empty seed', verify, ['--module', '1', '--seed', ''], /The flag --seed has no value/],
    ['an empty seed after =', verify, ['--module', '1', '--seed='], /The flag --seed has no value/],
    ['an unknown target', provision, ['--module', '1', '--target', 'azure'], /no target "azure"/],
    [
      'a student name that makes no bucket name',
      provision,
      ['--module', '1', '--student', 'Ana!'],
      /"Ana!" cannot be/,
    ],
    ['a region that is none', provision, ['--module', '1', '--region', 'earth'], /"earth" is not the name/],
    [
      'an endpoint that is no address',
      verify,
      ['--all', '--endpoint', 'localhost'],
      /"localhost" is not the address/,
    ],
    ['an endpoint on aws', verify, ['--all', '--target', 'aws'], /The target is aws and the endpoint is/],
    ['both kinds of teardown', teardown, ['--all', '--module', '1'], /Both --module and --all/],
    ['a demo elsewhere', demo, [], /runs on a cloud of its own/],
  ];
  it.each(cases)('%s', async (_what, command, argv, message) => {
    const { code, lines, errors } = await run(command, argv);
    expect(code).toBe(64);
    expect(errors[0]).toMatch(message);
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.join('\n')).not.toMatch(/^\s+at /m);
    expect(lines).toEqual([]);
  });
});

describe('faults that are not the student’s', () => {
  it('says that nothing answers at the endpoint, and exits with 3', async () => {
    const { code, errors } = await run(verify, ['--module', '1', '--endpoint', 'http://127.0.0.1:1']);
    expect(code).toBe(3);
    expect(errors[0]).toBe('Error: Nothing answers at http://127.0.0.1:1.');
    expect(errors.join('\n')).not.toMatch(/^\s+at /m);
  });

  it('says that the keys are refused, and what the local cloud takes', async () => {
    const strict = await fakeCloud('InvalidClientTokenId');
    const { code, errors } = await run(provision, ['--module', '1', '--endpoint', strict.url]);
    await strict.close();
    expect(code).toBe(3);
    expect(errors.join(' ')).toMatch(/refused the access keys.*InvalidClientTokenId.*takes test and test/s);
  });

  it('shows the stack only with --verbose', async () => {
    const { errors } = await run(verify, ['--module', '1', '--endpoint', 'http://127.0.0.1:1', '--verbose']);
    expect(errors.join('\n')).toMatch(/^\s+at /m);
  });
});

describe('every command', () => {
  const small = [hint, diff, status, doctor, reset];
  it.each([...small, provision, solve, teardown, demo, verify, deploy, move])(
    'has --help: $name',
    async (command) => {
      const { code, lines } = await run(command, ['--help']);
      expect(code).toBe(0);
      const argument = command.argument ? `${command.argument.name} ` : '';
      expect(lines[0]).toBe(`npm run ${command.name} -- ${argument}[flags]`);
      for (const flag of [...Object.keys(command.flags), 'target', 'student', 'region', 'endpoint']) {
        expect(lines.join('\n')).toContain(`--${flag}`);
      }
      expect(lines.every((line) => line.length <= 110)).toBe(true);
    },
  );
});
