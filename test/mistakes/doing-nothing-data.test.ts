import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { takeScriptsAway } from './bare-site.ts';
import { changeItems } from './ddb-state.ts';
import { type DeployedCourse, deployCourse, verdictsOf } from './deployed-course.ts';

// Modules 1 and 2, where the right things are there and what is in them is worth nothing.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(2);
});
afterAll(() => deployed.close());

/** The checks of a requirement that pass. */
async function passing(module: number, requirement: string): Promise<string[]> {
  const verdicts = verdictsOf(await deployed.grade(module));
  const ids = Object.keys(verdicts).filter((id) => id.startsWith(`${requirement}.`));
  return ids.filter((id) => verdicts[id] === 'pass');
}

it('pages without code are no site that calls an API', async () => {
  await takeScriptsAway(deployed.course);
  await deployed.settle();
  // What is left is for the bucket: that it is there, types, cache headers, website hosting, tags.
  expect(await passing(1, 'S3-01')).toEqual([
    'S3-01.1',
    'S3-01.2',
    'S3-01.5',
    'S3-01.6',
    'S3-01.7',
    'S3-01.8',
  ]);
});

it('a migration that writes one film many times earns nothing', async () => {
  await changeItems(deployed.course, (item) => ({
    ...item,
    id: randomUUID(),
    title: 'Film',
    synopsis: 'A film.',
  }));
  expect(await passing(2, 'DDB-02')).toEqual([]);
});
