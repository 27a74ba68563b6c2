import { CreateBucketCommand, DeleteBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { openCourse } from '../shared/course.ts';
import type { Course } from '../shared/step.ts';
import { runCommand } from './command.ts';
import { teardown } from './teardown.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

let cloud: RunningCloud;
let course: Course;
beforeAll(async () => {
  cloud = await startCloud();
  const config = {
    target: 'local',
    student: 'ana',
    region: 'us-east-1',
    endpoint: cloud.url,
    stateDir: '',
  } as const;
  course = await openCourse(config, { env: {} });
});
afterAll(() => cloud.close());

describe('teardown', () => {
  const run = async (files: Record<string, string> = {}, which = ['--all']) => {
    const { surroundings, lines, errors } = fakeSurroundings({ ...fakeCourse(files) });
    const code = await runCommand(teardown, [...which, '--endpoint', cloud.url], surroundings);
    return { code, lines, errors };
  };

  it('says what it removed, and that nothing is left', async () => {
    const { code, lines } = await run();
    expect(lines.slice(1)).toEqual([
      'Module 1 Testing',
      '  did      removed everything',
      'Nothing of the course is left · 1 removed',
    ]);
    expect(code).toBe(0);
  });

  it('speaks of one module alone when told to remove one', async () => {
    const { code, lines } = await run({}, ['--module', '1']);
    expect(lines.at(-1)).toBe('Nothing of module 1 is left · 1 removed');
    expect(code).toBe(0);
  });

  it('exits with 1, and names what is left', async () => {
    await course.clients.s3.send(new CreateBucketCommand({ Bucket: course.names.postersBucket }));
    const { code, lines } = await run();
    await course.clients.s3.send(new DeleteBucketCommand({ Bucket: course.names.postersBucket }));
    expect(code).toBe(1);
    expect(lines.slice(-2)).toEqual(['LEFT     bucket cinedb-ana-posters-000000000000', '1 left']);
  });

  it('with --verify lists what is left of every module, and removes nothing', async () => {
    const Bucket = course.names.siteBucket;
    await course.clients.s3.send(new CreateBucketCommand({ Bucket }));
    const left = { code: 1, lines: [expect.any(String), `LEFT     bucket ${Bucket}`, '1 left'], errors: [] };
    expect(await run({}, ['--verify'])).toEqual(left);
    expect(await run({}, ['--verify', '--all'])).toEqual(left);
    expect(await run({}, ['--verify', '--module', '1'])).toEqual(left);
    await course.clients.s3.send(new DeleteBucketCommand({ Bucket }));
    const { code, lines } = await run({}, ['--verify']);
    expect([code, lines.slice(1)]).toEqual([0, ['Nothing of the course is left']]);
  });

  it('exits with 1 when the teardown of a module stops, and looks at what is left all the same', async () => {
    const file = 'export default async () => { throw new Error("no rights"); }';
    const { code, lines, errors } = await run({ 'modules/01-test/teardown.ts': file });
    expect(code).toBe(1);
    expect(errors[0]).toMatch(/^The teardown of module 1 stopped: no rights/);
    expect(lines.at(-1)).toBe('Nothing of the course is left · 0 removed');
  });
});
