import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provision } from '../commands/provision.ts';
import { solve } from '../commands/solve.ts';
import { teardown } from '../commands/teardown.ts';
import { loadModules } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import { verify } from '../verify/cli.ts';
import { type CourseRun, startCourseRun } from './run-course.ts';

const modules = loadModules(join(courseRoot, 'modules')).map(({ number }) => String(number));

describe('the course', () => {
  let course: CourseRun;
  beforeAll(async () => {
    course = await startCourseRun();
  });
  afterAll(() => course.close());

  it.each(modules)('scores 0 for the starter of module %s', async (number) => {
    const ran = await course.run(provision, '--module', number);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(numberedTwice(ran.out)).toEqual([]);
    const graded = await course.run(verify, '--module', number);
    expect(graded.out).toContain('0 of 100 points');
    expect(graded.code).toBe(1);
  });

  it.each(modules)('gives full marks to the solution of module %s', async (number) => {
    expect(await course.run(provision, '--module', number, '--solution')).toMatchObject({ code: 0, err: '' });
    const graded = await course.run(verify, '--module', number);
    expect(graded.out).toContain('100 of 100 points');
    expect(graded.code).toBe(0);
  });

  it.each(modules)('changes nothing when the solution of module %s runs again', async (number) => {
    const again = await course.run(provision, '--module', number, '--solution');
    expect(again.out).toMatch(/solution: 0 changed/);
    const graded = await course.run(verify, '--module', number);
    expect(graded.out).toContain('100 of 100 points');
  });

  it('leaves nothing after teardown, and has nothing to do after that', async () => {
    const removed = await course.run(teardown, '--all');
    expect(removed).toMatchObject({ code: 0, err: '' });
    expect(removed.out).toMatch(/nothing .*left/i);
    expect((await course.run(teardown, '--all')).code).toBe(0);
  });

  it('is brought from nothing to the end by solve, whatever was half made', async () => {
    await course.run(provision, '--module', '1', '--solution', '--only', 'S3-01');
    expect(await course.run(solve, '--module', modules.at(-1) ?? '')).toMatchObject({ code: 0, err: '' });
    const graded = await course.run(verify, '--all');
    expect(graded.code).toBe(0);
  });
});

/** The TODOs of a step that share a number: a line that begins with an id begins a step. */
function numberedTwice(out: string): string[] {
  return out.split(/^(?=[A-Z0-9]+-\d+ )/m).flatMap((step) => {
    const todos = [...step.matchAll(/^ +note +(TODO \d+)/gm)].map(([, todo = '']) => todo);
    const [id = ''] = step.split(' ');
    return todos.filter((todo, index) => todos.indexOf(todo) !== index).map((todo) => `${id} ${todo}`);
  });
}
