import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  waitUntilChangeSetCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { type StackTest, stackTest, withResources } from './testing.ts';

const STACK = { StackName: 'cinedb', ChangeSetName: 'first' };
const TEMPLATE = withResources(
  `
  One: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Ref Name, RetentionInDays: 7 } }
  Two: { Type: AWS::S3::Bucket, DeletionPolicy: Retain }
  Three: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '\${One}-three' } }`,
  'Parameters: { Name: { Type: String, Default: /one } }',
);

async function made(test: StackTest, input: Partial<CreateChangeSetCommandInput> = {}) {
  const { cloudFormation } = test;
  await cloudFormation.send(new CreateChangeSetCommand({ ...STACK, TemplateBody: TEMPLATE, ...input }));
  const patience = { client: cloudFormation, maxWaitTime: 10, minDelay: 1, maxDelay: 1 };
  await waitUntilChangeSetCreateComplete(patience, { ...STACK, ...input }).catch(() => {});
  return cloudFormation.send(new DescribeChangeSetCommand({ ...STACK, ...input }));
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
describe('a change set that makes a stack', () => {
  it('lists what is added, and makes it when it is executed', async () => {
    const test = await stackTest();
    const { cloudFormation } = test;
    const described = await made(test, { ChangeSetType: 'CREATE' });
    expect(described).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(described.Changes?.map(({ ResourceChange }) => ResourceChange)).toEqual(
      ['One', 'Two', 'Three'].map((id) => expect.objectContaining({ Action: 'Add', LogicalResourceId: id })),
    );
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS', StackId: described.StackId });
    await cloudFormation.send(new ExecuteChangeSetCommand(STACK));
    expect(await test.settled('cinedb')).toBe('CREATE_COMPLETE');
    const after = await cloudFormation.send(new DescribeChangeSetCommand(STACK));
    expect(after).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'EXECUTE_COMPLETE' });
    expect((await refusal(cloudFormation.send(new ExecuteChangeSetCommand(STACK)))).message).toBe(
      `ChangeSet [${described.ChangeSetId}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]`,
    );
  });

  it('cannot be executed before it is complete', async () => {
    const { cloudFormation } = await stackTest();
    await cloudFormation.send(
      new CreateChangeSetCommand({ ...STACK, ChangeSetType: 'CREATE', TemplateBody: TEMPLATE }),
    );
    expect(await refusal(cloudFormation.send(new ExecuteChangeSetCommand(STACK)))).toMatchObject({
      name: 'InvalidChangeSetStatusException',
      message: expect.stringMatching(/cannot be executed in its current status of \[CREATE_IN_PROGRESS\]$/),
    });
  });

  it('tells what is wrong with a template that transforms expand', async () => {
    const test = await stackTest();
    const sam = withResources(
      "\n  Fn: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: '1' } }",
      'Transform: AWS::Serverless-2016-10-31',
    );
    expect(await made(test, { ChangeSetType: 'CREATE', TemplateBody: sam })).toMatchObject({
      Status: 'FAILED',
      StatusReason: 'Requires capabilities : [CAPABILITY_IAM]',
      ExecutionStatus: 'UNAVAILABLE',
    });
  });

  it('is refused for a stack that is there, and for an update of none', async () => {
    const test = await stackTest();
    const { cloudFormation } = test;
    const input = { ...STACK, TemplateBody: TEMPLATE };
    expect(await refusal(cloudFormation.send(new CreateChangeSetCommand(input)))).toMatchObject({
      name: 'ValidationError',
      message: 'Stack [cinedb] does not exist',
    });
    await test.create('cinedb', TEMPLATE);
    const create = { ...input, ChangeSetType: 'CREATE' as const };
    expect((await refusal(cloudFormation.send(new CreateChangeSetCommand(create)))).message).toBe(
      'Stack [cinedb] already exists and cannot be created again with the changeSet [first].',
    );
    const imported = { ...input, ChangeSetType: 'IMPORT' as const };
    expect((await refusal(cloudFormation.send(new CreateChangeSetCommand(imported)))).name).toBe(
      'NotImplemented',
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
describe('a change set that changes a stack', () => {
  it('tells for each resource what changes, why, and whether it is replaced', async () => {
    const test = await stackTest();
    await test.create('cinedb', TEMPLATE);
    const changed = TEMPLATE.replace('RetentionInDays: 7', 'RetentionInDays: 14').replace(/\n {2}Two.*/, '');
    const described = await made(test, {
      TemplateBody: changed,
      Parameters: [{ ParameterKey: 'Name', ParameterValue: '/other' }],
    });
    const changes = described.Changes?.map(({ ResourceChange }) => ResourceChange) ?? [];
    expect(changes).toMatchObject([
      {
        Action: 'Modify',
        LogicalResourceId: 'One',
        PhysicalResourceId: '/one',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Scope: ['Properties'],
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'LogGroupName', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'ParameterReference',
            CausingEntity: 'Name',
          },
          {
            Target: { Attribute: 'Properties', Name: 'RetentionInDays', RequiresRecreation: 'Never' },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
        ],
      },
      {
        Action: 'Modify',
        LogicalResourceId: 'Three',
        Replacement: 'Conditional',
        Details: [{ Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: 'One' }],
      },
      { Action: 'Remove', LogicalResourceId: 'Two', PolicyAction: 'Retain' },
    ]);
    await test.cloudFormation.send(new ExecuteChangeSetCommand(STACK));
    expect(await test.settled('cinedb')).toBe('UPDATE_COMPLETE');
  });

  it('fails when it changes nothing', async () => {
    const test = await stackTest();
    await test.create('cinedb', TEMPLATE);
    expect(await made(test)).toMatchObject({
      Status: 'FAILED',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
  });

  it('is gone when another has been executed, or when it is deleted', async () => {
    const test = await stackTest();
    const { cloudFormation } = test;
    await test.create('cinedb', TEMPLATE);
    const changed = TEMPLATE.replace('RetentionInDays: 7', 'RetentionInDays: 14');
    for (const ChangeSetName of ['first', 'second', 'third']) {
      await made(test, { ChangeSetName, TemplateBody: changed });
    }
    await cloudFormation.send(new DeleteChangeSetCommand({ ...STACK, ChangeSetName: 'third' }));
    const names = async () => {
      const { Summaries } = await cloudFormation.send(new ListChangeSetsCommand({ StackName: 'cinedb' }));
      return Summaries?.map(({ ChangeSetName }) => ChangeSetName);
    };
    expect(await names()).toEqual(['first', 'second']);
    const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand(STACK));
    expect(TemplateBody).toBe(changed);
    await cloudFormation.send(new ExecuteChangeSetCommand(STACK));
    expect(await names()).toEqual([]);
    expect(
      await refusal(cloudFormation.send(new DescribeChangeSetCommand({ ...STACK, ChangeSetName: 'second' }))),
    ).toMatchObject({ name: 'ChangeSetNotFoundException', message: 'ChangeSet [second] does not exist' });
    await test.settled('cinedb');
  });
});
