import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';

import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { stackTest, TABLE, withResources } from './testing.ts';
import { group, groupsOf, physicalIds } from './testing-log-groups.ts';

/** A resource that fails when it is made: the name is taken by the first. */
const TAKEN = group('Broken', "LogGroupName: '/one'", ', DependsOn: First');

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
describe('UpdateStack', () => {
  it('updates in place, replaces, adds, and removes at last', async () => {
    const test = await stackTest();
    await test.create(
      'cinedb',
      withResources(
        group('First', "LogGroupName: '/one', RetentionInDays: 7") +
          group('Second', "LogGroupName: '/two'") +
          group('Third', "LogGroupName: '/three'"),
      ),
    );
    const before = (await test.story('cinedb')).length;
    const changed = withResources(
      group('First', "LogGroupName: '/one', RetentionInDays: 14") +
        group('Second', "LogGroupName: '/second'", ', DependsOn: First') +
        group('Fourth', "LogGroupName: '/four'", ', DependsOn: Second'),
    );
    expect(await test.update('cinedb', changed)).toBe('UPDATE_COMPLETE');
    expect(await groupsOf(test)).toEqual({ '/one': 14, '/second': undefined, '/four': undefined });
    const told = (await test.story('cinedb')).slice(before);
    expect(told.slice(0, 11)).toEqual([
      'cinedb UPDATE_IN_PROGRESS User Initiated',
      'First UPDATE_IN_PROGRESS',
      'First UPDATE_COMPLETE',
      'Second UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
      'Second UPDATE_IN_PROGRESS Resource creation Initiated',
      'Second UPDATE_COMPLETE',
      'Fourth CREATE_IN_PROGRESS',
      'Fourth CREATE_IN_PROGRESS Resource creation Initiated',
      'Fourth CREATE_COMPLETE',
      'cinedb UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      expect.stringMatching(/^(Second|Third) DELETE_IN_PROGRESS$/),
    ]);
    expect(told.slice(-1)).toEqual(['cinedb UPDATE_COMPLETE']);
    expect(await physicalIds(test)).toEqual({ First: '/one', Second: '/second', Fourth: '/four' });
  });

  it('leaves behind what is to be retained', async () => {
    const test = await stackTest();
    const policies = ', DeletionPolicy: Retain, UpdateReplacePolicy: Retain';
    const kept = group('Kept', "LogGroupName: '/kept'");
    await test.create(
      'cinedb',
      withResources(
        kept +
          group('Gone', "LogGroupName: '/gone'", policies) +
          group('Other', "LogGroupName: '/old'", policies),
      ),
    );
    await test.update('cinedb', withResources(kept + group('Other', "LogGroupName: '/new'", policies)));
    expect(Object.keys(await groupsOf(test)).sort()).toEqual(['/gone', '/kept', '/new', '/old']);
    const skipped = (await test.story('cinedb')).filter((line) => line.includes('DELETE_SKIPPED'));
    expect(skipped.sort()).toEqual(['Gone DELETE_SKIPPED', 'Other DELETE_SKIPPED']);
  });

  it('refuses an update that changes nothing, and one of a stack in the wrong state', async () => {
    const test = await stackTest();
    const same = withResources(group('First', "LogGroupName: '/one'"));
    await test.create('cinedb', same);
    expect(await refusal(test.update('cinedb', same))).toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
    const broken = withResources(group('First', "LogGroupName: '/one'") + TAKEN);
    expect(await test.create('other', broken)).toBe('ROLLBACK_COMPLETE');
    expect((await refusal(test.update('other', same))).message).toMatch(
      /^Stack:arn:aws:cloudformation:us-east-1:000000000000:stack\/other\/[0-9a-f-]+ is in ROLLBACK_COMPLETE state and can not be updated\.$/,
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
describe('a resource of an updated stack', () => {
  it('cannot be replaced while it keeps the name that it was given', async () => {
    const test = await stackTest();
    const named = withResources(TABLE.replace('Properties:', 'Properties:\n      TableName: films'));
    await test.create('cinedb', named);
    const other = named.replaceAll('movieId', 'id');
    expect(await test.update('cinedb', other)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await test.story('cinedb')).toContain(
      'Movies UPDATE_FAILED CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename films and update the stack again.',
    );
    expect(await physicalIds(test)).toEqual({ Movies: 'films' });
  });

  it('cannot become one of another type', async () => {
    const test = await stackTest();
    await test.create('cinedb', withResources(group('First', "LogGroupName: '/one'")));
    const other = withResources('\n  First: { Type: AWS::S3::Bucket }');
    expect((await refusal(test.update('cinedb', other))).message).toBe(
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [First]',
    );
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
  it('follows a parameter, which keeps its value when that is asked for', async () => {
    const test = await stackTest();
    const template = withResources(
      group('First', 'LogGroupName: !Ref Name, RetentionInDays: !Ref Days'),
      'Parameters: { Name: { Type: String }, Days: { Type: Number, Default: 7 } }',
    );
    const name = { ParameterKey: 'Name', ParameterValue: '/films' };
    await test.create('cinedb', template, { Parameters: [name] });
    const input = {
      StackName: 'cinedb',
      UsePreviousTemplate: true,
      Parameters: [
        { ParameterKey: 'Name', UsePreviousValue: true },
        { ParameterKey: 'Days', ParameterValue: '30' },
      ],
    };
    await test.cloudFormation.send(new UpdateStackCommand(input));
    expect(await test.settled('cinedb')).toBe('UPDATE_COMPLETE');
    expect(await groupsOf(test)).toEqual({ '/films': 30 });
  });
});
