// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { describe, expect, it } from 'vitest';
import type { Access, Principal } from '../principal.ts';
import { accessDeniedMessage } from './access-denied.ts';
import { authorize } from './authorize.ts';
import { evaluate } from './evaluate.ts';
import {
  ALL,
  ANN,
  access,
  anonymous,
  deny,
  OBJECT,
  OTHER,
  policy,
  SESSION,
  session,
  user,
  YES,
} from './test-policies.ts';

describe('the words of a refusal', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  it.each<[Principal, Access, string]>([
    [
      user(),
      access(),
      `User: ${ANN} is not authorized to perform: s3:GetObject on resource: ${OBJECT} because no identity-based policy allows the s3:GetObject action`,
    ],
    [
      user(ALL),
      access(undefined, OTHER),
      `User: ${ANN} is not authorized to perform: s3:GetObject on resource: ${OBJECT} because no resource-based policy allows the s3:GetObject action`,
    ],
    [
      session([ALL], []),
      access(),
      `User: ${SESSION} is not authorized to perform: s3:GetObject on resource: ${OBJECT} because no session policy allows the s3:GetObject action`,
    ],
    [
      user(policy(deny())),
      access(),
      `User: ${ANN} is not authorized to perform: s3:GetObject on resource: ${OBJECT} with an explicit deny in an identity-based policy`,
    ],
    [
      user(),
      access(policy(deny({ Principal: '*' }))),
      `User: ${ANN} is not authorized to perform: s3:GetObject on resource: ${OBJECT} with an explicit deny in a resource-based policy`,
    ],
    [
      anonymous,
      access(),
      `User: anonymous is not authorized to perform: s3:GetObject on resource: ${OBJECT} because no resource-based policy allows the s3:GetObject action`,
    ],
  ])('are those of AWS', (principal, asked, message) => {
    expect(accessDeniedMessage(principal, asked, evaluate(principal, asked))).toBe(message);
  });

  it('come with the first access that is refused', () => {
    const second = { action: 's3:PutObject', resource: OBJECT };
    expect(authorize(user(YES), [access()], {})).toBeUndefined();
    expect(authorize(user(YES), [access(), second], {})).toMatchObject({
      access: second,
      decision: { reason: 'noMatch' },
      message: expect.stringMatching(/s3:PutObject action$/),
    });
  });
});
