import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { stackTest, withResources } from './testing.ts';

const TRUST = `{ Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }] }`;
const DOCUMENT = `{ Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }`;
const role = (more: string) =>
  `\n  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${TRUST}, ${more} } }`;
const policy = (type: string, more: string) =>
  `\n  Policy: { Type: AWS::IAM::${type}, Properties: { PolicyDocument: ${DOCUMENT}, ${more} } }`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
it.each([
  ['an inline policy', role(`Policies: [{ PolicyName: my policy, PolicyDocument: ${DOCUMENT} }]`)],
  ['a managed policy', role('ManagedPolicyArns: [ReadOnly]')],
  ['the role of a policy', policy('Policy', 'PolicyName: films, Roles: [my role]')],
  ['the role of a managed policy', policy('ManagedPolicy', 'Roles: [my role]')],
])('a name that IAM does not take for %s keeps no rollback from its end', async (_what, resources) => {
  const { create, client } = await stackTest();
  expect(await create('cinedb', withResources(resources))).toBe('ROLLBACK_COMPLETE');
  const { Roles } = await client(IAMClient).send(new ListRolesCommand({}));
  expect(Roles).toEqual([]);
});
