// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
import { expect, it } from 'vitest';
import type { Cloud } from '../../call.ts';
import { systemClock } from '../../clock.ts';
import { openStore } from '../../state/open-store.ts';
import { findStoredCredential } from '../iam/credentials.ts';
import { type RoleRecord, roles } from '../iam/state.ts';
import { allow, policy, trust } from '../iam/test-users.ts';
import { assumeRoleAsService } from './service-role.ts';

const account = '111122223333';
const arn = `arn:aws:iam::${account}:role/films`;

function cloudWith(trustPolicy: string): Cloud {
  const cloud = { store: openStore({}), clock: systemClock() } as unknown as Cloud;
  const role: RoleRecord = {
    id: 'AROAFILMS',
    account,
    name: 'films',
    path: '/',
    createdAt: 0,
    tags: [],
    inline: { own: policy(allow('dynamodb:GetItem')) },
    attached: [],
    trust: trustPolicy,
    trustedIds: {},
    maxSessionSeconds: 3600,
  };
  roles(cloud, account).set('films', role);
  return cloud;
}

const denied = expect.objectContaining({ code: 'AccessDenied', status: 403 });

it('gives a service the credentials of a role that trusts it', () => {
  const cloud = cloudWith(trust({ Service: 'lambda.amazonaws.com' }));
  const credentials = assumeRoleAsService(cloud, arn, 'lambda.amazonaws.com', 'list-movies');
  const found = findStoredCredential(cloud, credentials.AccessKeyId);
  expect(found?.secret).toMatchObject({
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.SessionToken,
  });
  expect(found?.principal).toMatchObject({
    type: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/films/list-movies`,
    policies: [{ Statement: [{ Action: 'dynamodb:GetItem' }] }],
  });
});

it('refuses a role that trusts another service, or nobody, or does not exist', () => {
  const other = cloudWith(trust({ Service: 'apigateway.amazonaws.com' }));
  expect(() => assumeRoleAsService(other, arn, 'lambda.amazonaws.com', 's')).toThrow(denied);
  expect(() => assumeRoleAsService(other, `${arn}2`, 'apigateway.amazonaws.com', 's')).toThrow(denied);
  const people = cloudWith(trust({ AWS: account }));
  expect(() => assumeRoleAsService(people, arn, 'lambda.amazonaws.com', 's')).toThrow(denied);
});

it('asks for the source that the trust policy wants', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
  const cloud = cloudWith(
    trust({ Service: 'lambda.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': account } }),
  );
  const assume = (sourceAccount?: string) =>
    assumeRoleAsService(cloud, arn, 'lambda.amazonaws.com', 's', { sourceAccount });
  expect(() => assume()).toThrow(denied);
  expect(() => assume('999999999999')).toThrow(denied);
  expect(assume(account)).toBeDefined();
});
