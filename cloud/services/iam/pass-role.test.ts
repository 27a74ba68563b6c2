// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
import { expect, it } from 'vitest';
import { authorize } from '../../auth/policy/authorize.ts';
import type { PolicyStatement, Principal } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { openStore } from '../../state/open-store.ts';
import { passRole } from './pass-role.ts';
import { allow } from './test-users.ts';

const cloud = { store: openStore({}) } as Cloud;
const role = 'arn:aws:iam::111122223333:role/films';

function refusalOf(statement: PolicyStatement, service = 'lambda.amazonaws.com') {
  const principal: Principal = {
    type: 'User',
    account: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/ana',
    userId: 'AIDAANA',
    userName: 'ana',
    accessKeyId: 'AKIAANA',
    policies: [{ Version: '2012-10-17', Statement: statement }],
  };
  return authorize(principal, [passRole({ cloud }, role, service)], {});
}

it('a role may be passed by who is allowed to pass it, to the services that the condition names', () => {
  const toLambda = {
    ...allow('iam:PassRole', role),
    Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  };
  expect(refusalOf(toLambda)).toBeUndefined();
  expect(refusalOf(toLambda, 'apigateway.amazonaws.com')).toBeDefined();
  expect(refusalOf(allow('iam:PassRole', `${role}-other`))?.message).toBe(
    `User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`,
  );
});
