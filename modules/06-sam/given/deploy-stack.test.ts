import { CreateChangeSetCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStack } from '../../../shared/find-stack.ts';
import { outputNames } from '../../../shared/stack-outputs.ts';
import { type EmptyCourse, emptyCourse, writeTemplate } from '../testing/small-template.ts';
import { deleteStack } from './delete-stack.ts';
import { deployStack } from './deploy-stack.ts';

let on: EmptyCourse;
beforeAll(async () => {
  on = await emptyCourse();
});
afterAll(() => on.close());

/** A stack that is made in no time, with all the outputs that the course wants. */
const small = (resources = '', memory = '') => `
Parameters:
  Environment: { Type: String, AllowedValues: [dev, staging, prod] }
  Student: { Type: String }
  Days: { Type: Number, Default: 7 }
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { RetentionInDays: !Ref Days ${memory} }
  Files: { Type: AWS::S3::Bucket }
${resources}
Outputs:
${outputNames.map((name) => `  ${name}: { Value: !Ref Files }`).join('\n')}
`;
const failing = '  Second: { Type: AWS::S3::Bucket, Properties: { BucketName: taken-by-another-one } }\n';

const deploy = async (text: string, environment: 'dev' | 'staging' | 'prod' = 'dev', more = {}) => {
  const template = await writeTemplate(text);
  on.told();
  const outputs = await deployStack(on.course, { template, environment, ...more });
  return { outputs, told: on.told() };
};
const statusOf = async (name: string) =>
  (await findStack(on.course.clients.cloudformation, name))?.StackStatus;

describe('deployStack', () => {
  it('shows what would change, changes it, and answers the outputs', async () => {
    const { outputs, told } = await deploy(small());
    expect(outputs.SiteBucketName).toMatch(/^cinedb-ana-dev-files-/);
    const shown = told.indexOf('note 2 resources of stack cinedb-ana-dev would change:');
    expect(told[shown + 1]).toMatch(/^note Add +(Logs|Files) +AWS::/);
    expect(told.slice(shown)).toContain('did made AWS::S3::Bucket Files');
    expect(told.at(-1)).toBe('did made stack cinedb-ana-dev');
    const { Stacks } = await on.course.clients.cloudformation.send(
      new DescribeStacksCommand({ StackName: 'cinedb-ana-dev' }),
    );
    expect(Stacks?.[0]?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'course', Value: 'cinedb' },
        { Key: 'student', Value: 'ana' },
      ]),
    );
  });

  it('changes nothing when the stack is like that', async () => {
    const { told } = await deploy(small());
    expect(told.at(-1)).toBe('same stack cinedb-ana-dev is what the template says: nothing changed');
    expect(told.filter((line) => line.startsWith('did'))).toEqual([]);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html
  it('keeps the parameters that somebody has set, and names what changes', async () => {
    const before = await deploy(small().replace('Default: 7', 'Default: 14'));
    expect(before.told.at(-1)).toMatch(/^same/);
    const { told } = await deploy(small().replace('!Ref Days', '30'));
    expect(told.find((line) => line.includes('Modify'))).toMatch(
      /Logs +AWS::Logs::LogGroup \(RetentionInDays\)$/,
    );
    expect(told).toContain('did changed AWS::Logs::LogGroup Logs');
  });

  it('changes nothing when the answer is no, and leaves no change set behind', async () => {
    const approve = async () => false;
    await expect(deploy(small(), 'staging', { approve })).rejects.toMatchObject({ code: 'refused' });
    expect(await statusOf('cinedb-ana-staging')).toBeUndefined();
  });

  it('gives the reason of CloudFormation when it refuses the template, and leaves no stack behind', async () => {
    const circle =
      '  A: { Type: AWS::Logs::LogGroup, DependsOn: B }\n  B: { Type: AWS::Logs::LogGroup, DependsOn: A }\n';
    await expect(deploy(small(circle), 'staging')).rejects.toThrow(
      /Circular dependency between resources: \[/,
    );
    expect(await statusOf('cinedb-ana-staging')).toBeUndefined();
  });

  it('says which resource failed and why, and that the old stack works', async () => {
    const taken = small(failing);
    await expect(deploy(taken, 'staging')).resolves.toBeDefined();
    await expect(deploy(small(failing))).rejects.toMatchObject({
      message: expect.stringMatching(
        /is in UPDATE_ROLLBACK_COMPLETE\. First Second \(AWS::S3::Bucket\): .*exists/,
      ),
      remedy: expect.stringContaining('works'),
    });
    expect(await statusOf('cinedb-ana-dev')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await deploy(small())).told.at(-1)).toBe('did updated stack cinedb-ana-dev');
  });

  it('removes what is left of a create that failed, and says so', async () => {
    await expect(deploy(small(failing), 'prod')).rejects.toThrow(/is in ROLLBACK_COMPLETE\. First Second/);
    const { told } = await deploy(small(), 'prod');
    expect(told).toContain('did deleted what was left of stack cinedb-ana-prod');
    expect(told.at(-1)).toBe('did made stack cinedb-ana-prod');
  });

  it('goes on from a change set that nobody executed', async () => {
    await deleteStack(on.course, 'cinedb-ana-prod');
    await on.course.clients.cloudformation.send(
      new CreateChangeSetCommand({
        StackName: 'cinedb-ana-prod',
        ChangeSetName: 'left',
        ChangeSetType: 'CREATE',
        TemplateBody: 'Resources: { Logs: { Type: AWS::Logs::LogGroup } }',
      }),
    );
    expect((await deploy(small(), 'prod')).told.at(-1)).toBe('did made stack cinedb-ana-prod');
  });

  it('names the outputs that are missing', async () => {
    const without = small().replace(/^ {2}ApiId: .*\n/m, '');
    await expect(deploy(without)).rejects.toThrow('The stack cinedb-ana-dev does not say its ApiId.');
  });
});

describe('deleteStack', () => {
  const put = async (Bucket: string) =>
    on.course.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'a' }));

  it('touches nothing when something in the stack is protected', async () => {
    const table = `  Films:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      BillingMode: PAY_PER_REQUEST
      DeletionProtectionEnabled: true
`;
    const { outputs } = await deploy(small(table), 'prod');
    await put(outputs.SiteBucketName);
    await expect(deleteStack(on.course, 'cinedb-ana-prod')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/is protected from deletion: table cinedb-ana-prod-Films-/),
    });
    const file = { Bucket: outputs.SiteBucketName, Key: 'a.txt' };
    await on.course.clients.s3.send(new HeadObjectCommand(file));
    await deploy(small(table.replace('Enabled: true', 'Enabled: false')), 'prod');
    await deleteStack(on.course, 'cinedb-ana-prod');
    expect(await statusOf('cinedb-ana-prod')).toBeUndefined();
  });

  it('empties the buckets of the stack first, and has nothing to do the second time', async () => {
    await put((await deploy(small())).outputs.SiteBucketName);
    await deleteStack(on.course, 'cinedb-ana-dev');
    expect(await statusOf('cinedb-ana-dev')).toBeUndefined();
    expect(on.told().at(-1)).toBe('did deleted stack cinedb-ana-dev');
    await deleteStack(on.course, 'cinedb-ana-dev');
    expect(on.told()).toEqual(['same there is no stack cinedb-ana-dev']);
  });
});
