// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../principal.ts';
import { evaluate } from './evaluate.ts';
import {
  ALL,
  ANN,
  access,
  allow,
  deny,
  grant,
  identity,
  OTHER,
  OWN,
  policy,
  ROLE,
  SESSION,
  session,
  user,
  YES,
} from './test-policies.ts';

describe('a statement', () => {
  it('is told by its Sid, or by its position', () => {
    expect(evaluate(user(YES), access()).statement).toBe('Yes');
    const second = policy(deny({ Action: 's3:PutObject' }), deny());
    expect(evaluate(user(second), access())).toMatchObject({ allowed: false, statement: 1 });
  });

  it.each<[string, Partial<PolicyStatement>, boolean]>([
    ['Action without regard to case', { Action: 'S3:getobject' }, true],
    ['Action with wildcards', { Action: ['s3:Put*', 's3:G?t*'] }, true],
    ['Action of another service', { Action: 'sts:*' }, false],
    ['NotAction that names another', { Action: undefined, NotAction: 's3:Put*' }, true],
    ['NotAction that names it', { Action: undefined, NotAction: 's3:Get*' }, false],
    ['NotResource that names another', { Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }, true],
    ['NotResource that names it', { Resource: undefined, NotResource: ['arn:aws:s3:::films/*'] }, false],
    ['Resource with another case', { Resource: 'arn:aws:s3:::Films/*' }, false],
    ['Resource with a variable', { Resource: `arn:aws:s3:::films/posters/$\{aws:username}.jpg` }, false],
    [
      'Resource with a variable that has no value',
      { Resource: `arn:aws:s3:::films/$\{aws:PrincipalTag/team}*` },
      false,
    ],
  ])('fits by %s: %s', (_, more, allowed) => {
    expect(evaluate(user(policy(allow(more))), access()).allowed).toBe(allowed);
  });

  it('may speak of the caller by variables, in policies of version 2012-10-17', () => {
    const own = allow({ Resource: `arn:aws:s3:::films/home/$\{aws:username}/*` });
    const home = access(undefined, OWN, 'arn:aws:s3:::films/home/ann/a');
    expect(evaluate(user(policy(own)), home).allowed).toBe(true);
    expect(evaluate(user(policy(own)), access(undefined, OWN, 'arn:aws:s3:::films/home/bob/a')).allowed).toBe(
      false,
    );
    expect(evaluate(user({ Version: '2008-10-17', Statement: own }), home).allowed).toBe(false);
  });

  it('with NotPrincipal spares a user only together with its account', () => {
    const others = (...names: string[]) => access(policy(deny({ NotPrincipal: { AWS: names } })));
    expect(evaluate(user(YES), others(ANN, `arn:aws:iam::${OWN}:root`)).allowed).toBe(true);
    expect(evaluate(user(YES), others(ANN)).allowed).toBe(false);
    expect(evaluate(session([YES]), others(ROLE, SESSION, OWN)).allowed).toBe(true);
    expect(evaluate(session([YES]), others(ROLE, OWN)).allowed).toBe(false);
    expect(
      evaluate(identity, access(policy(deny({ NotPrincipal: { CanonicalUser: 'abc123' } })))).reason,
    ).toBe('noMatch');
  });

  it('sees the caller, the owner and what the access adds as condition keys', () => {
    const conditions = {
      StringEquals: { 'aws:PrincipalArn': ROLE, 'aws:ResourceAccount': OTHER, 'S3:Prefix': 'posters/' },
      Bool: { 'aws:SecureTransport': true },
    };
    const asked = {
      ...access(grant('*', { Condition: conditions }), OTHER),
      context: { 's3:prefix': 'posters/' },
    };
    const context = { 'aws:SecureTransport': 'true', 'aws:PrincipalArn': SESSION };
    expect(evaluate(session([ALL]), asked, context).allowed).toBe(true);
    expect(evaluate(session([ALL]), asked, { 'aws:SecureTransport': 'false' }).allowed).toBe(false);
  });
});
