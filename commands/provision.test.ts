import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from './command.ts';
import { provision } from './provision.ts';
import { fakeCloud } from './testing/fake-cloud.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

it('runs every step where the state folder takes no note of them', async () => {
  const cloud = await fakeCloud();
  onTestFinished(() => cloud.close());
  // A file where the folder belongs.
  const dotEnv = { COURSE_STATE_DIR: import.meta.filename };
  const { surroundings, lines, errors } = fakeSurroundings({ ...fakeCourse(), dotEnv });
  const code = await runCommand(provision, ['--module', '1', '--endpoint', cloud.url], surroundings);
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith('  did'))).toHaveLength(2);
  expect(errors[0]).toMatch(/--watch" is not told of S3-01: /);
});
