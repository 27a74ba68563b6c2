import { createHash, createHmac } from 'node:crypto';
import { APIGatewayClient, UpdateMethodCommand } from '@aws-sdk/client-api-gateway';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, deploy, newApi, newResource, putMock } from '../../services/apigateway/testing.ts';
import { type TestCloud, testCloud } from '../../testing.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
let test: TestCloud;
let restApiId: string;

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(secret as Uint8Array));
  }
  update(data: Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
}

async function signed(accessKeyId: string, secretAccessKey: string, path: string) {
  const host = `${restApiId}.execute-api.us-east-1.localhost:${test.cloud.port}`;
  const signer = new SignatureV4({
    service: 'execute-api',
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256 as never,
  });
  const request = {
    method: 'GET',
    protocol: 'https:',
    hostname: host,
    path: `/prod${path}`,
    headers: { host },
    query: {},
  };
  const { headers } = await signer.sign(request);
  return ask(test, restApiId, path, { headers });
}

beforeAll(async () => {
  test = await testCloud();
  const api = await newApi(test);
  restApiId = api.restApiId;
  for (const name of ['open', 'closed']) {
    const resourceId = await newResource(api, name);
    await putMock(api, resourceId, 'GET', '{"arn":"$context.identity.userArn"}');
    const patchOperations = [{ op: 'replace' as const, path: '/authorizationType', value: 'AWS_IAM' }];
    await test
      .client(APIGatewayClient)
      .send(new UpdateMethodCommand({ restApiId, resourceId, httpMethod: 'GET', patchOperations }));
  }
  await deploy(api);
});
afterAll(() => test.cloud.close());

it('lets nobody in who did not sign', async () => {
  expect(await ask(test, restApiId, '/open')).toMatchObject({
    status: 403,
    text: '{"message":"Missing Authentication Token"}',
  });
});

it('lets the administrator in, and no wrong signature', async () => {
  expect(await signed('test', 'test', '/open')).toMatchObject({
    status: 200,
    text: '{"arn":"arn:aws:iam::000000000000:root"}',
  });
  const wrong = await signed('test', 'wrong', '/open');
  expect(wrong.status).toBe(403);
  expect(wrong.headers['x-amzn-errortype']).toBe('InvalidSignatureException');
});

it('asks the policies about execute-api:Invoke on the path', async () => {
  const iam = test.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ana' }));
  const Resource = `arn:aws:execute-api:us-east-1:000000000000:${restApiId}/prod/GET/open`;
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource },
  };
  await iam.send(
    new PutUserPolicyCommand({
      UserName: 'ana',
      PolicyName: 'invoke',
      PolicyDocument: JSON.stringify(policy),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ana' }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  expect((await signed(AccessKeyId, SecretAccessKey, '/open')).status).toBe(200);
  const denied = await signed(AccessKeyId, SecretAccessKey, '/closed');
  expect(denied.status).toBe(403);
  expect(JSON.parse(denied.text).message).toContain('is not authorized to perform: execute-api:Invoke');
  expect(denied.headers['x-amzn-errortype']).toBe('AccessDeniedException');
});
