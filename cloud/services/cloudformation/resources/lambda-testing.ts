import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { TRUST } from '../../lambda/testing.ts';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

/** The least that a function needs; it gives its variable WORD. */
export const BASE = {
  Role: `arn:aws:iam::${ACCOUNT}:role/films`,
  Code: { ZipFile: "exports.handler = async () => process.env.WORD ?? 'none';" },
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
};

/** A stack in an account that has the role of `BASE`. */
export async function functionStack(): Promise<TestStack> {
  const stack = await testStack();
  const AssumeRolePolicyDocument = JSON.stringify(TRUST);
  await stack.client(IAMClient).send(new CreateRoleCommand({ RoleName: 'films', AssumeRolePolicyDocument }));
  return stack;
}
