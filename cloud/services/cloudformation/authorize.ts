import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { passRole } from '../iam/pass-role.ts';
import type { AccessRules } from '../service.ts';
import { peekChangeSet } from './find-change-set.ts';
import { peekStack } from './find-stack.ts';
import type { handlers } from './handlers.ts';

interface Named {
  StackName?: string | undefined;
  ChangeSetName?: string | undefined;
  TemplateURL?: string | undefined;
  RoleARN?: string | undefined;
  Tags?: Sdk.Tag[] | undefined;
}

type Context = NonNullable<Access['context']>;

const SERVICE = 'cloudformation.amazonaws.com';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateStack: onStack('CreateStack', requested),
  UpdateStack: onStack('UpdateStack', requested),
  DeleteStack: onStack('DeleteStack', withRole),
  UpdateTerminationProtection: onStack('UpdateTerminationProtection'),
  CancelUpdateStack: onStack('CancelUpdateStack'),
  ContinueUpdateRollback: onStack('ContinueUpdateRollback', withRole),
  RollbackStack: onStack('RollbackStack', withRole),
  DescribeStacks: onStack('DescribeStacks'),
  ListStacks: anywhere('ListStacks'),
  DescribeStackEvents: onStack('DescribeStackEvents'),
  DescribeStackResource: onStack('DescribeStackResource'),
  DescribeStackResources: onStack('DescribeStackResources'),
  ListStackResources: onStack('ListStackResources'),
  CreateChangeSet: onStack('CreateChangeSet', (input) => ({ ...requested(input), ...ofChangeSet(input) })),
  DescribeChangeSet: onStack('DescribeChangeSet', ofChangeSet),
  ListChangeSets: onStack('ListChangeSets'),
  ExecuteChangeSet: onStack('ExecuteChangeSet', ofChangeSet),
  DeleteChangeSet: onStack('DeleteChangeSet', ofChangeSet),
  GetTemplate: onStack('GetTemplate'),
  GetTemplateSummary: (input, call) =>
    input.StackName === undefined
      ? withTemplate('GetTemplateSummary')(input)
      : onStack('GetTemplateSummary')(input, call),
  ValidateTemplate: withTemplate('ValidateTemplate'),
  ListExports: anywhere('ListExports'),
  ListImports: anywhere('ListImports'),
};

function anywhere(action: string) {
  return (): Access[] => [{ action: `cloudformation:${action}`, resource: '*' }];
}

function withTemplate(action: string) {
  return ({ TemplateURL }: Named): Access[] => [
    {
      action: `cloudformation:${action}`,
      resource: '*',
      context: { 'cloudformation:TemplateUrl': TemplateURL },
    },
  ];
}

function onStack(action: string, contextOf: (input: Named) => Context = () => ({})) {
  return (input: Named, call: Call): Access[] => {
    const name = input.StackName ?? stackOfChangeSet(input, call);
    const stack = name === undefined ? undefined : peekStack(call.cloud, call, name);
    const tags = Object.entries(stack?.revision.tags ?? {});
    return [
      {
        action: `cloudformation:${action}`,
        resource: stack?.id ?? arnOf(name, call),
        context: {
          ...Object.fromEntries(tags.map(([key, value]) => [`aws:ResourceTag/${key}`, value])),
          ...contextOf(input),
        },
      },
      ...(input.RoleARN === undefined ? [] : [passRole(call, input.RoleARN, SERVICE)]),
    ];
  };
}

/** An ARN of a change set names no stack. */
function stackOfChangeSet({ ChangeSetName }: Named, call: Call): string | undefined {
  if (!ChangeSetName?.startsWith('arn:')) return undefined;
  return peekChangeSet(call, ChangeSetName, undefined)?.stack.id;
}

/** A name alone stands for every stack that ever had it. */
function arnOf(name: string | undefined, { region, account }: Call): string {
  if (name === undefined) return `arn:aws:cloudformation:${region}:${account}:stack/*/*`;
  return name.startsWith('arn:') ? name : `arn:aws:cloudformation:${region}:${account}:stack/${name}/*`;
}

function requested(input: Named): Context {
  const tags = input.Tags ?? [];
  return {
    ...withRole(input),
    'cloudformation:TemplateUrl': input.TemplateURL,
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    ...(tags.length > 0 && { 'aws:TagKeys': tags.flatMap(({ Key }) => Key ?? []) }),
  };
}

function withRole({ RoleARN }: Named): Context {
  return { 'cloudformation:RoleArn': RoleARN };
}

function ofChangeSet({ ChangeSetName }: Named): Context {
  return { 'cloudformation:ChangeSetName': ChangeSetName };
}
