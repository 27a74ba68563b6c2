import type * as Sdk from '@aws-sdk/client-lambda';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { passRole } from '../iam/pass-role.ts';
import type { AccessRules } from '../service.ts';
import { onFunction } from './function-access.ts';
import type { handlers } from './handlers.ts';
import { parseFunctionName } from './names.ts';

type Named = { FunctionName: string; Qualifier?: string };
type Tags = Record<string, string>;

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateFunction: (input, call) => [
    { ...unqualified('CreateFunction', input.FunctionName, call), context: requestTags(input.Tags) },
    passRole(call, input.Role, 'lambda.amazonaws.com'),
    ...(input.Tags ? tagging('TagResource', input.FunctionName, call, input.Tags) : []),
  ],
  GetFunction: qualified('GetFunction'),
  GetFunctionConfiguration: qualified('GetFunctionConfiguration'),
  ListFunctions: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  DeleteFunction: qualified('DeleteFunction'),
  UpdateFunctionCode: plain('UpdateFunctionCode'),
  UpdateFunctionConfiguration: (input, call) => [
    unqualified('UpdateFunctionConfiguration', input.FunctionName, call),
    ...(input.Role ? [passRole(call, input.Role, 'lambda.amazonaws.com')] : []),
  ],
  PublishVersion: plain('PublishVersion'),
  ListVersionsByFunction: plain('ListVersionsByFunction'),
  CreateAlias: plain('CreateAlias'),
  GetAlias: plain('GetAlias'),
  UpdateAlias: plain('UpdateAlias'),
  DeleteAlias: plain('DeleteAlias'),
  ListAliases: plain('ListAliases'),
  AddPermission: (input, call) =>
    qualified('AddPermission')(input, call).map((rule) => ({
      ...rule,
      context: { 'lambda:Principal': input.Principal },
    })),
  RemovePermission: qualified('RemovePermission'),
  GetPolicy: qualified('GetPolicy'),
  PutFunctionConcurrency: plain('PutFunctionConcurrency'),
  GetFunctionConcurrency: plain('GetFunctionConcurrency'),
  DeleteFunctionConcurrency: plain('DeleteFunctionConcurrency'),
  TagResource: ({ Resource, Tags }, call) => tagging('TagResource', Resource, call, Tags),
  UntagResource: ({ Resource, TagKeys }, call) => [
    { ...unqualified('UntagResource', Resource, call), context: { 'aws:TagKeys': TagKeys } },
  ],
  ListTags: ({ Resource }, call) => [unqualified('ListTags', Resource, call)],
  Invoke: qualified('InvokeFunction'),
};

/** For operations on a function as a whole. */
function plain(action: string) {
  return ({ FunctionName }: { FunctionName: string }, call: Call): Access[] => [
    unqualified(action, FunctionName, call),
  ];
}

/** For operations that take a version or an alias: a policy for the function alone does not cover those. */
function qualified(action: string) {
  return ({ FunctionName, Qualifier }: Named, call: Call): Access[] => [
    onFunction(call.cloud, action, parseFunctionName(FunctionName, call, Qualifier)),
  ];
}

function unqualified(action: string, functionName: string, call: Call): Access {
  const { qualifier: _, ...name } = parseFunctionName(functionName, call);
  return onFunction(call.cloud, action, name);
}

function tagging(action: string, functionName: string, call: Call, tags: Tags): Access[] {
  return [{ ...unqualified(action, functionName, call), context: requestTags(tags) }];
}

function requestTags(tags: Tags | undefined): Access['context'] {
  if (!tags) return undefined;
  const values = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]);
  return { ...Object.fromEntries(values), 'aws:TagKeys': Object.keys(tags) };
}
