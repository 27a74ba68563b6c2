import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FunctionNames } from '../../shared/names.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';
import { changeSettings, forbid } from './lambda-breakages.ts';

/** Everything that the solution's roles allow. */
const actions: Record<string, { key: keyof FunctionNames; uses: string[] }> = {
  'LAMBDA-01': { key: 'listMovies', uses: ['dynamodb:Scan', 's3:GetObject'] },
  'LAMBDA-02': { key: 'getMovie', uses: ['dynamodb:GetItem', 's3:GetObject'] },
  'LAMBDA-03': { key: 'addMovie', uses: ['dynamodb:PutItem', 's3:PutObject', 's3:GetObject'] },
  'LAMBDA-04': {
    key: 'updateMovie',
    uses: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 's3:PutObject', 's3:GetObject', 's3:DeleteObject'],
  },
  'LAMBDA-05': { key: 'deleteMovie', uses: ['dynamodb:DeleteItem', 's3:DeleteObject'] },
  'LAMBDA-06': { key: 'posterUrl', uses: ['s3:GetObject'] },
};

const each = Object.entries(actions).flatMap(([requirement, { key, uses }]) =>
  [...uses, 'logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ requirement, key, action })),
);

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(3);
});
afterAll(() => deployed.close());

// https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
describe('a role is minimal:', () => {
  it.each(each)('$requirement fails without $action, and names it', async ({ requirement, key, action }) => {
    await forbid(deployed.course, key, action);
    try {
      const failures = failuresOf(await deployed.grade(3, { only: requirement }));
      expect(failures.length).toBeGreaterThan(0);
      for (const { why, got } of failures) expect(`${why.text} ${got}`).toContain(action);
    } finally {
      await deployed.repair(3, requirement);
    }
  });
});

describe('a role is for one function:', () => {
  afterEach(() => deployed.repair());

  it('both functions that share one fail', async () => {
    const { course } = deployed;
    const FunctionName = course.names.functions.getMovie;
    const now = await course.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    await changeSettings(course, 'posterUrl', { Role: now.Role });
    const verdicts = verdictsOf(await deployed.grade(3));
    expect(verdicts).toMatchObject({ 'LAMBDA-02.5': 'fail', 'LAMBDA-06.5': 'fail', 'LAMBDA-06.4': 'pass' });
  });
});
