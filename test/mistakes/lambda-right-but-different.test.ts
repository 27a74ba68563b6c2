import { AttachRolePolicyCommand, CreatePolicyCommand, DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { changeCode, changeSettings, changeStatements } from './lambda-breakages.ts';
import { expectFullMarks } from './marks.ts';

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(3);
});
afterAll(() => deployed.close());

async function expectAllPass(only: string): Promise<void> {
  const result = await deployed.grade(3, { only });
  expectFullMarks(result);
}

describe('module 3 passes when it is right in another way:', () => {
  afterEach(() => deployed.repair());

  it('an older runtime, more memory and more time', async () => {
    await changeSettings(deployed.course, 'getMovie', {
      Runtime: 'nodejs22.x',
      MemorySize: 512,
      Timeout: 29,
    });
    await expectAllPass('LAMBDA-02');
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html#permissions-executionrole-features
  it("AWS's own policy for the logs, and a managed policy of your own for the rest", async () => {
    const { clients, names } = deployed.course;
    const RoleName = names.roles.getMovie;
    let rest: object[] = [];
    await changeStatements(deployed.course, 'getMovie', (statements) => {
      rest = statements.filter(({ Sid }) => Sid !== 'Log');
      return [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }];
    });
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: rest });
    const made = await clients.iam.send(new CreatePolicyCommand({ PolicyName: 'get-movie', PolicyDocument }));
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    const policies = [basic, String(made.Policy?.Arn)];
    for (const PolicyArn of policies) {
      await clients.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await expectAllPass('LAMBDA-02');
    for (const PolicyArn of policies) {
      await clients.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
  });

  it('a delete that answers 200 with JSON, and an id that is none that answers 400', async () => {
    const removed = { file: 'delete-movie.ts', from: 'return noContent();', to: 'return json(200, { id });' };
    const imported = {
      file: 'delete-movie.ts',
      from: 'import { noContent }',
      to: 'import { json }',
    };
    const checked = {
      file: 'delete-movie.ts',
      from: 'const id = movieId(event);',
      to: "const id = movieId(event);\nif (!id) throw new (noSuchMovie().constructor as any)(400, 'Bad request', 'No id.');",
    };
    await changeCode(deployed.course, 'deleteMovie', 'delete-movie', removed, imported, checked);
    await expectAllPass('LAMBDA-05');
  });

  it('an add that answers with the id alone', async () => {
    const edit = { file: 'add-movie.ts', from: 'await shown(movie)', to: '{ id: movie.id }' };
    await changeCode(deployed.course, 'addMovie', 'add-movie', edit);
    await expectAllPass('LAMBDA-03');
  });
});
