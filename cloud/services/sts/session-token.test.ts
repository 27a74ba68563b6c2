import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { passingCloud, refusal, type TestCloud } from '../../testing.ts';
import { allow, type Keys, newUser } from '../iam/test-users.ts';

async function sessionOf(test: TestCloud, credentials: Keys, DurationSeconds?: number): Promise<Keys> {
  const sts = test.client(STSClient, { credentials });
  const { Credentials } = await sts.send(new GetSessionTokenCommand({ DurationSeconds }));
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
it('GetSessionToken gives a user what the user may do, except IAM and new sessions', async () => {
  const test = await passingCloud();
  const keys = await newUser(test, 'ana', allow(['dynamodb:ListTables', 'iam:ListUsers']));
  const session = await sessionOf(test, keys);
  const sts = test.client(STSClient, { credentials: session });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:iam::000000000000:user/ana');
  await test.client(DynamoDBClient, { credentials: session }).send(new ListTablesCommand({}));
  const users = test.client(IAMClient, { credentials: session }).send(new ListUsersCommand({}));
  expect(await refusal(users)).toMatchObject({ name: 'InvalidClientTokenId' });
  expect(await refusal(sts.send(new GetSessionTokenCommand({})))).toMatchObject({
    name: 'AccessDenied',
    message: 'Cannot call GetSessionToken with session credentials',
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html
it('credentials that have ended are told as expired, in each service’s own words', async () => {
  const test = await passingCloud();
  const credentials = await sessionOf(test, await newUser(test, 'ana'), 900);
  test.cloud.clock.advance(901_000);
  const options = { credentials, systemClockOffset: 901_000 };
  expect(await refusal(test.client(STSClient, options).send(new GetCallerIdentityCommand({})))).toMatchObject(
    {
      name: expect.stringMatching(/^ExpiredToken/),
      message: 'The security token included in the request is expired',
    },
  );
  expect(await refusal(test.client(DynamoDBClient, options).send(new ListTablesCommand({})))).toMatchObject({
    name: 'ExpiredTokenException',
  });
  expect(await refusal(test.client(S3Client, options).send(new ListBucketsCommand({})))).toMatchObject({
    name: 'ExpiredToken',
    message: 'The provided token has expired.',
  });
});

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
it('GetAccessKeyInfo tells the account of a key', async () => {
  const test = await passingCloud();
  const { accessKeyId: AccessKeyId } = await newUser(test, 'ana');
  expect((await test.client(STSClient).send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account).toBe(
    '000000000000',
  );
});
