import { CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { openCourse } from '../shared/course.ts';
import { loadModules } from '../shared/manifest.ts';
import type { Course } from '../shared/step.ts';
import { verify } from '../verify/cli.ts';
import { runCommand } from './command.ts';
import { provisionModule } from './provision.ts';
import { status } from './status.ts';
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

const { surroundings, lines } = fakeSurroundings(fakeCourse());
const run = async (command: typeof status, ...argv: string[]) => {
  lines.length = 0;
  const code = await runCommand(command, [...argv, '--endpoint', cloud.url], surroundings);
  return { code, lines: [...lines] };
};

it('shows a course that has not begun', async () => {
  const { code, lines } = await run(status);
  expect(code).toBe(0);
  expect(lines[0]).toBe('CineDB status · target local · account 000000000000 · us-east-1 · student ana');
  expect(lines).toContain('  1 Testing  not graded yet: npm run verify -- --module 1');
  expect(lines).toContain('  tables          0');
  expect(lines.join(' ')).toContain('$0 a day');
});

it('shows the score of the last grading, but not in another account', async () => {
  await run(verify, '--module', '1');
  const today = new Date().toISOString().slice(0, 10);
  const own = await run(status);
  expect(own.lines).toContain(`  1 Testing  100 of 100 points  2 of 2 passed  ${today}`);
  const env = { ...surroundings.env, AWS_ACCESS_KEY_ID: '111111111111', AWS_SECRET_ACCESS_KEY: 'test' };
  lines.length = 0;
  await runCommand(status, ['--endpoint', cloud.url], { ...surroundings, env });
  expect(lines).toContain('  1 Testing  not graded yet: npm run verify -- --module 1');
});

it('shows what is deployed, and what it costs a day', async () => {
  const [, table] = loadModules();
  if (!table) throw new Error('no module');
  const requirements = table.requirements.slice(0, 1);
  await provisionModule({ module: table, requirements, tree: 'solution', course, out: () => {} });
  const Bucket = course.names.postersBucket;
  await course.clients.s3.send(new CreateBucketCommand({ Bucket }));
  await course.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'posters/a', Body: 'x' }));
  const { lines } = await run(status);
  const text = lines.join('\n');
  expect(text).toMatch(/ {2}buckets +1 +cinedb-ana-posters-000000000000 \(1 object\)/);
  expect(text).toMatch(/ {2}tables +1 +cinedb-ana-movies \(5 read and 5 write units\)/);
  for (const kind of ['functions', 'roles', 'log groups', 'REST APIs', 'user pools', 'stacks'])
    expect(lines).toContain(`  ${kind.padEnd(16)}0`);
  // Five units of each kind, as the lesson of module 2 reckons: 24 × (5 × $0.00065 + 5 × $0.00013).
  expect(text.replace(/\s+/g, ' ')).toContain(
    '$0.094 a day (capacity of tables $0.094, storage less than $0.001)',
  );
  expect(lines.every((line) => line.length <= 80)).toBe(true);
});

it('says of a kind that the keys may not see that they may not', async () => {
  await course.clients.iam.send(new CreateUserCommand({ UserName: 'guest' }));
  const { AccessKey } = await course.clients.iam.send(new CreateAccessKeyCommand({ UserName: 'guest' }));
  const env = {
    COURSE_STUDENT: 'ana',
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey,
  };
  lines.length = 0;
  expect(await runCommand(status, ['--endpoint', cloud.url], { ...surroundings, env })).toBe(0);
  expect(lines.join('\n')).toMatch(/ {2}tables +\? +your keys may not look: AccessDeniedException/);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('What could not be seen is left out.');
});

it('counts the table of a stack with the others, and shows the stack', async () => {
  const { cloudformation } = course.clients;
  const before = (await run(status)).lines.join(' ').replace(/\s+/g, ' ');
  const table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
    },
  };
  const StackName = course.names.stacks.dev;
  const TemplateBody = JSON.stringify({ Resources: { Movies: table } });
  await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody }));
  await waitUntilStackCreateComplete({ client: cloudformation, maxWaitTime: 20, minDelay: 1 }, { StackName });
  const after = (await run(status)).lines.join(' ').replace(/\s+/g, ' ');
  expect(before).toContain('stacks 0');
  expect(after).toContain('stacks 1 cinedb-ana-dev (CREATE_COMPLETE), 1 resource');
  expect(before).toContain('capacity of tables $0.094');
  expect(after).toContain('capacity of tables $0.19');
});
