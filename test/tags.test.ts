import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deploy } from '../commands/deploy.ts';
import { contentsOf, type Thing } from './account-contents.ts';
import { type DeployedCourse, deployCourse } from './mistakes/deployed-course.ts';
import { runOn } from './run-course.ts';

/** What the course makes and AWS has no tags for: they go with what holds them, or are found by name. */
const untaggable = [
  'AWS::CloudFront::CloudFrontOriginAccessIdentity',
  'AWS::CloudFront::OriginAccessControl',
];

let deployed: DeployedCourse;
let things: Thing[];
beforeAll(async () => {
  deployed = await deployCourse(5);
  const made = await runOn(deployed.cloudUrl, deploy, ['--env', 'dev', '--solution']);
  if (made.code !== 0) throw new Error(made.err);
  things = await contentsOf(deployed.course);
}, 120_000);
afterAll(() => deployed.close());

it('everything that the modules and the stack make, and that takes tags, carries those of the course', () => {
  const bare = things
    .filter(({ tags }) => tags !== undefined)
    .filter(({ tags }) => tags?.course !== 'cinedb' || tags?.student !== 'ana');
  expect(bare).toEqual([]);
  const count = (kind: string) => things.filter((thing) => thing.kind === kind).length;
  // Once by the scripts, once in the stack; and the bucket that the stack was deployed from.
  expect(count('AWS::S3::Bucket')).toBe(5);
  for (const kind of ['Lambda::Function', 'IAM::Role', 'Logs::LogGroup'])
    expect([kind, count(`AWS::${kind}`)]).toEqual([kind, 12]);
  for (const kind of ['DynamoDB::Table', 'CloudFront::Distribution', 'Cognito::UserPool'])
    expect([kind, count(`AWS::${kind}`)]).toEqual([kind, 2]);
  for (const kind of ['RestApi', 'Stage'])
    expect([kind, count(`AWS::ApiGateway::${kind}`)]).toEqual([kind, 2]);
  expect(count('AWS::CloudFormation::Stack')).toBe(1);
});

// AWS's own resource specification says which kinds have tags.
it('what it makes without tags has none on AWS', async () => {
  const database = await loadAwsServiceSpec();
  const taggable = new Map(
    database.all('resource').map((type) => [type.cloudFormationType, type.tagInformation !== undefined]),
  );
  // CloudFormation tags a stack by an argument of its own, not by a property of the template.
  const others = things.filter(({ kind }) => kind !== 'AWS::CloudFormation::Stack');
  for (const { kind, tags } of others) expect([kind, taggable.get(kind)]).toEqual([kind, tags !== undefined]);
  for (const kind of untaggable) expect([kind, taggable.get(kind)]).toEqual([kind, false]);
});
