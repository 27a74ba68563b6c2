// https://docs.aws.amazon.com/cognito/latest/developerguide/security_iam_id-based-policy-examples.html
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import type { PolicyStatement } from '../../auth/principal.ts';
import { visit } from '../../edge/cloudfront/testing.ts';
import { refusal } from '../../testing.ts';
import { allow, newUser } from '../iam/test-users.ts';
import { type PoolCloud, passingPool } from './testing.ts';

async function as(pool: PoolCloud, ...policy: PolicyStatement[]): Promise<CognitoIdentityProviderClient> {
  const credentials = await newUser(pool, 'eva', ...policy);
  return pool.client(CognitoIdentityProviderClient, { credentials });
}

it('lets a user do what a policy allows on a pool’s ARN', async () => {
  const pool = await passingPool();
  const { UserPoolId } = pool;
  const Username = await pool.user('ana');
  const arn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
  const eva = await as(pool, allow('cognito-idp:AdminGetUser', arn));
  expect(await eva.send(new AdminGetUserCommand({ UserPoolId, Username }))).toMatchObject({ Username });
  expect(await refusal(eva.send(new DescribeUserPoolCommand({ UserPoolId })))).toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      `not authorized to perform: cognito-idp:DescribeUserPool on resource: ${arn}`,
    ),
  });
  expect(await refusal(eva.send(new ListUserPoolsCommand({ MaxResults: 1 })))).toMatchObject({
    name: 'AccessDeniedException',
  });
});

it('knows the tags of a pool, and of the request that makes one', async () => {
  const pool = await passingPool({ UserPoolTags: { course: 'cinedb' } });
  const { UserPoolId } = pool;
  const when = (key: string) => ({ StringEquals: { [key]: 'cinedb' } });
  const eva = await as(
    pool,
    { ...allow('cognito-idp:DescribeUserPool'), Condition: when('aws:ResourceTag/course') },
    { ...allow('cognito-idp:CreateUserPool'), Condition: when('aws:RequestTag/course') },
  );
  expect((await eva.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.Id).toBe(UserPoolId);
  const make = (course: string) =>
    eva.send(new CreateUserPoolCommand({ PoolName: 'more', UserPoolTags: { course } }));
  await make('cinedb');
  expect(await refusal(make('other'))).toMatchObject({ name: 'AccessDeniedException' });
});

it('answers nobody without a signature, but for what users call', async () => {
  const { cloud, UserPoolId } = await passingPool();
  const call = (operation: string, body: object) =>
    fetch(cloud.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
    });
  const admin = await call('DescribeUserPool', { UserPoolId });
  expect(await admin.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  const user = await call('ForgotPassword', { ClientId: 'nobody', Username: 'ana' });
  expect(await user.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
  // https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
  expect(user.headers.get('access-control-allow-origin')).toBe('*');
});

it('answers a browser’s preflight', async () => {
  const pool = await passingPool();
  const answer = await visit(pool, `cognito-idp.us-east-1.localhost:${pool.cloud.port}`, '/', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://films.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-amz-target',
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['access-control-allow-headers']).toContain('x-amz-target');
});
