import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { removePools } from '../../modules/05-cognito/given/remove-pools.ts';
import { changeClient } from './cognito-breakages.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';

// Whole gradings, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  deployed = await deployCourse(5);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await deployed.close();
});

// Whatever is wrong with module 5 is for module 5 to tell.
it('grades module 4 though the client of the site lets nobody in', async () => {
  await changeClient(deployed.course, {
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'],
  });
  const result = await deployed.grade(4);
  expectFullMarks(result);
});

it('costs module 4 nothing when the pool is gone', async () => {
  await removePools(deployed.course);
  const { checks } = await deployed.grade(4, { only: 'APIGW-01.2' });
  const fault = { remedy: 'Run  npm run verify -- --module 5' };
  expect(checks.at(-1)).toMatchObject({ verdict: 'error', fault });
});
