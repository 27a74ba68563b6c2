import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClients } from '../../shared/clients.ts';
import type { Check } from '../check.ts';
import {
  type ClassGrader,
  classAccount,
  classStudent,
  passing,
  startClassGrader,
} from './testing/class-grader.ts';
import { administratorCourse, externalId } from './testing/made-up-account.ts';

/** A bucket of the student that is none of the course's. */
const OWN = 'a-bucket-of-their-own';

let grader: ClassGrader;
beforeAll(async () => {
  grader = await startClassGrader();
});
afterAll(() => grader?.close());

describe('a score', () => {
  it('takes no points for what the role may not do, even where a check calls it a failure', async () => {
    const check: Check = async ({ clients }) => {
      const missing = await clients.iam.send(new ListUsersCommand({})).then(
        () => false,
        () => true,
      );
      const failure = { expected: 'a user', got: 'none', why: { text: '', proven: false }, fix: 'make one' };
      return missing ? { verdict: 'fail', failure } : { verdict: 'pass' };
    };
    const [attempt] = await grader.gradeAll([classStudent('ana')], check);
    expect(attempt).toMatchObject({
      standing: 'partial',
      score: null,
      trouble: {
        turn: 'student',
        message: expect.stringMatching(/^The grader’s role may not do iam:ListUsers on resource/),
      },
    });
  });

  it.each([
    ['a call whose answer has no words', 's3', new HeadBucketCommand({ Bucket: OWN }), 'the call HeadBucket'],
    ['a user', 'iam', new GetUserCommand({ UserName: 'none' }), 'iam:GetUser on resource: user none'],
  ] as const)('names what the role may not do: %s', async (_what, service, command, named) => {
    const { clients: own } = await administratorCourse(grader.url, classAccount, 'ana');
    await own.s3.send(new CreateBucketCommand({ Bucket: OWN }));
    const refused: Check = async ({ clients }) => {
      const client: { send(command: unknown): Promise<unknown> } = clients[service];
      await client.send(command);
      return { verdict: 'pass' };
    };
    const [attempt] = await grader.gradeAll([classStudent('ana')], refused);
    expect(attempt?.trouble?.message).toBe(`The grader’s role may not do ${named}.`);
  });

  it('still has the students’ scores when AWS is still working', async () => {
    const [attempt] = await grader.gradeAll([classStudent('ana')], async () => ({
      verdict: 'pending',
      waiting: 'CloudFront',
    }));
    expect(attempt).toMatchObject({ standing: 'partial', score: null, trouble: { turn: 'AWS' } });
  });
});

describe('whose turn it is', () => {
  it('is the student’s when the role is missing, or wants another external id', async () => {
    const attempts = await grader.gradeAll(
      [
        classStudent('gone', { roleArn: `arn:aws:iam::${classAccount}:role/none` }),
        classStudent('other', { externalId: 'another' }),
      ],
      passing,
    );
    for (const { trouble, tries } of attempts) {
      expect(trouble).toMatchObject({
        turn: 'student',
        message: expect.stringContaining('does not let you in'),
      });
      expect(tries).toBe(1);
      expect(JSON.stringify(trouble)).not.toContain('another');
    }
  });

  it('is the instructor’s when root calls, when the keys are wrong, and when nothing answers', async () => {
    const { config } = grader.instructor;
    const as = (accessKeyId: string, endpoint = grader.url) => {
      const settled = { ...config, endpoint };
      return {
        config: settled,
        clients: createClients(settled, {}, { accessKeyId, secretAccessKey: 'test' }),
      };
    };
    const closed = await closedPort();
    const troubles = [];
    for (const own of [as('test'), as('AKIAWRONGWRONGWRONG1'), as('test', closed)]) {
      const [attempt] = await grader.gradeAll([classStudent('ana')], passing, { instructor: own });
      troubles.push(`${attempt?.trouble?.turn} ${attempt?.tries}: ${attempt?.trouble?.message}`);
    }
    expect(troubles).toEqual([
      'instructor 1: AWS lets no account’s root user take a role.',
      'instructor 1: AWS refused your keys (InvalidClientTokenId).',
      'instructor 2: Nothing answered.',
    ]);
  });
});

it('a session is in no line of the history', async () => {
  let secrets: string[] = [];
  const check: Check = async ({ clients }) => {
    const { accessKeyId, secretAccessKey, sessionToken = '' } = await clients.dynamodb.config.credentials();
    secrets = [accessKeyId, secretAccessKey, sessionToken];
    await clients.dynamodb.send(new ListTablesCommand({}));
    throw new Error('look at me');
  };
  const attempts = await grader.gradeAll([classStudent('ana')], check);
  expect(secrets.map((text) => text.length > 15)).toEqual([true, true, true]);
  for (const secret of [...secrets, externalId]) expect(JSON.stringify(attempts)).not.toContain(secret);
});

async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}
