import { declare, inherited } from '../attributes.ts';
import { readPolicies } from '../policies/policies.ts';
import type { Run } from '../run.ts';
import { type Fields, isFields } from '../shape.ts';
import { functionTags } from '../tags.ts';
import { isTraced } from './function.ts';

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } },
  ],
};

/** The execution role of a function that names none; gives what the function's Role has to be. */
export function makeRole(run: Run, id: string, properties: Fields): Fields {
  const role = `${id}Role`;
  const { managed, inline } = readPolicies(run, id, role, properties.Policies);
  const tags = isFields(properties.Tags) ? properties.Tags : undefined;
  run.made[role] = declare(
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument ?? TRUST,
      ManagedPolicyArns: [...new Set([...basicPolicies(run.partition, properties), ...managed])],
      Path: properties.RolePath,
      PermissionsBoundary: properties.PermissionsBoundary,
      Policies: inline.length > 0 ? inline : undefined,
      Tags: functionTags(id, tags, properties.PropagateTags),
    },
    inherited(run.resources[id] ?? { Type: '' }),
  );
  return { 'Fn::GetAtt': [role, 'Arn'] };
}

function basicPolicies(partition: string, properties: Fields): string[] {
  const arn = (name: string) => `arn:${partition}:iam::aws:policy/${name}`;
  return [
    arn('service-role/AWSLambdaBasicExecutionRole'),
    ...(isTraced(properties) ? [arn('AWSXrayWriteOnlyAccess')] : []),
    ...(properties.VpcConfig === undefined ? [] : [arn('service-role/AWSLambdaVPCAccessExecutionRole')]),
  ];
}
