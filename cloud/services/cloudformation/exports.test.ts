import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ListExportsCommand,
  ListImportsCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it, vi } from 'vitest';
import { refusal } from '../../testing.ts';
import { stackTest, withResources } from './testing.ts';

const GROUP = "\n  One: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: '/one' } }";
const NAME = `!Sub '\${AWS::StackName}-group'`;
const EXPORT = `Outputs: { Group: { Value: !Ref One, Export: { Name: ${NAME} } } }`;
const importing = withResources(
  `\n  Two: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub ['\${Name}-two', { Name: !ImportValue base-group }] } }`,
);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
describe('an export', () => {
  it('is listed with those that import it', async () => {
    const { create, cloudFormation } = await stackTest();
    await create('base', withResources(GROUP, EXPORT));
    expect(
      await refusal(cloudFormation.send(new ListImportsCommand({ ExportName: 'base-group' }))),
    ).toMatchObject({
      name: 'ValidationError',
      message: "Export 'base-group' is not imported by any stack.",
    });
    expect(await create('user', importing)).toBe('CREATE_COMPLETE');
    const { Exports } = await cloudFormation.send(new ListExportsCommand({}));
    expect(Exports).toEqual([
      { Name: 'base-group', Value: '/one', ExportingStackId: expect.stringContaining(':stack/base/') },
    ]);
    const { Imports } = await cloudFormation.send(new ListImportsCommand({ ExportName: 'base-group' }));
    expect(Imports).toEqual(['user']);
  });

  it('can neither go nor change while it is in use', async () => {
    const { create, update, story, cloudFormation } = await stackTest();
    await create('base', withResources(GROUP, EXPORT));
    await create('user', importing);
    const inUse = 'Export base-group cannot be deleted as it is in use by user';
    expect(await update('base', withResources(GROUP))).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await story('base')).toContain(`base UPDATE_ROLLBACK_IN_PROGRESS ${inUse}`);
    expect(await update('base', withResources(GROUP.replace('/one', '/other'), EXPORT))).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(await story('base')).toContain(
      'base UPDATE_ROLLBACK_IN_PROGRESS Export base-group cannot be updated as it is in use by user',
    );
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'base' }));
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'base' }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE', StackStatusReason: inUse });
  });

  it('that is not there fails who imports it before anything is made', async () => {
    const { create, update, story, cloudFormation } = await stackTest();
    // Others have met AWS's words, and when they come: https://github.com/widdix/aws-s3-virusscan/issues/39
    expect(await create('user', importing)).toBe('ROLLBACK_COMPLETE');
    expect(await story('user')).toEqual([
      'user CREATE_IN_PROGRESS User Initiated',
      'user ROLLBACK_IN_PROGRESS No export named base-group found. Rollback requested by user.',
      'user ROLLBACK_COMPLETE',
    ]);
    await create('other', withResources(GROUP));
    expect(await update('other', importing)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await story('other')).slice(-4)).toEqual([
      'other UPDATE_IN_PROGRESS User Initiated',
      'other UPDATE_ROLLBACK_IN_PROGRESS No export named base-group found.',
      'other UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'other UPDATE_ROLLBACK_COMPLETE',
    ]);
    const set = { StackName: 'other', ChangeSetName: 'set' };
    await cloudFormation.send(new CreateChangeSetCommand({ ...set, TemplateBody: importing }));
    await vi.waitFor(async () =>
      expect(await cloudFormation.send(new DescribeChangeSetCommand(set))).toMatchObject({
        Status: 'FAILED',
        StatusReason: 'No export named base-group found.',
      }),
    );
  });

  it('cannot be made twice', async () => {
    const { create, story } = await stackTest();
    const named = EXPORT.replace(NAME, 'shared');
    await create('base', withResources(GROUP, named));
    const second = withResources(GROUP.replace('/one', '/second'), named);
    expect(await create('second', second)).toBe('ROLLBACK_COMPLETE');
    expect(await story('second')).toContain(
      'second ROLLBACK_IN_PROGRESS Export with name shared is already exported by stack base. Rollback requested by user.',
    );
  });
});
