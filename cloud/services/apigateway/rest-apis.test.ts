import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  DeleteRestApiCommand,
  GetAccountCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAccountCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { newApi } from './testing.ts';

let test: TestCloud;
let client: APIGatewayClient;

beforeAll(async () => {
  test = await testCloud();
  client = test.client(APIGatewayClient);
});
afterAll(() => test.cloud.close());

describe('a REST API', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
  it('is made with an id of ten, a root resource and the defaults', async () => {
    const created = await client.send(
      new CreateRestApiCommand({ name: 'defaults', tags: { course: 'cinedb' } }),
    );
    expect(created).toMatchObject({
      id: expect.stringMatching(/^[a-z0-9]{10}$/),
      rootResourceId: expect.stringMatching(/^[a-z0-9]{10}$/),
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      tags: { course: 'cinedb' },
      createdDate: expect.any(Date),
    });
    expect(created.$metadata.httpStatusCode).toBe(201);
    const found = await client.send(new GetRestApiCommand({ restApiId: created.id }));
    expect(found).toMatchObject({ name: 'defaults', id: created.id });
  });

  it('is listed by pages, for its own account and region alone', async () => {
    for (let index = 0; index < 3; index++) await newApi(test, { name: `page ${index}` });
    const first = await client.send(new GetRestApisCommand({ limit: 2 }));
    expect(first.items).toHaveLength(2);
    const second = await client.send(new GetRestApisCommand({ position: first.position, limit: 500 }));
    expect(second.items?.map(({ id }) => id)).not.toContain(first.items?.[1]?.id);
    expect(second.position).toBeUndefined();
    const elsewhere = test.client(APIGatewayClient, { region: 'eu-west-1' });
    expect((await elsewhere.send(new GetRestApisCommand())).items).toEqual([]);
  });

  it('is patched, and refuses what has no such path', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateRestApi-Patch
    const { restApiId } = await newApi(test, { binaryMediaTypes: ['image/jpeg'] });
    const updated = await client.send(
      new UpdateRestApiCommand({
        restApiId,
        patchOperations: [
          { op: 'add', path: '/binaryMediaTypes/multipart~1form-data' },
          { op: 'remove', path: '/binaryMediaTypes/image~1jpeg' },
          { op: 'replace', path: '/description', value: 'films' },
        ],
      }),
    );
    expect(updated).toMatchObject({ binaryMediaTypes: ['multipart/form-data'], description: 'films' });
    const patch = (op: 'add' | 'replace', path: string) =>
      refusal(
        client.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op, path, value: 'x' }] })),
      );
    expect(await patch('replace', '/binaryMediaTypes')).toMatchObject({
      name: 'BadRequestException',
      message: 'Invalid patch path /binaryMediaTypes',
    });
    expect(await patch('add', '/name')).toMatchObject({
      message: 'Invalid patch operation specified. Must be one of: [replace]',
    });
    expect(await patch('replace', '/policy')).toMatchObject({ name: 'NotImplemented' });
  });

  it('is gone once it is deleted', async () => {
    const { restApiId } = await newApi(test);
    await client.send(new DeleteRestApiCommand({ restApiId }));
    expect(await refusal(client.send(new GetRestApiCommand({ restApiId })))).toMatchObject({
      name: 'NotFoundException',
      message: `Invalid API identifier specified 000000000000:${restApiId}`,
    });
  });

  it('can be tagged and untagged', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/api/API_TagResource.html
    const { restApiId } = await newApi(test, { tags: { a: '1' } });
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { b: '2' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect((await client.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ b: '2' });
  });
});

describe('what is not modelled', () => {
  it.each([
    [() => new CreateRestApiCommand({ name: 'x', policy: '{}' }), 'policy'],
    [() => new CreateRestApiCommand({ name: 'x', minimumCompressionSize: 1 }), 'minimumCompressionSize'],
    [() => new CreateRestApiCommand({ name: 'x', endpointConfiguration: { types: ['PRIVATE'] } }), 'PRIVATE'],
    [() => new CreateApiKeyCommand({ name: 'x' }), 'CreateApiKey'],
    [() => new CreateUsagePlanCommand({ name: 'x' }), 'CreateUsagePlan'],
  ])('is refused by name: %#', async (command, name) => {
    expect(await refusal(client.send(command() as CreateRestApiCommand))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(name),
    });
  });
});

describe("an account's settings", () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
  it('tell the limits, and take only a role that API Gateway may assume', async () => {
    expect(await client.send(new GetAccountCommand())).toMatchObject({
      throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    });
    const value = 'arn:aws:iam::000000000000:role/none';
    const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value }];
    expect(await refusal(client.send(new UpdateAccountCommand({ patchOperations })))).toMatchObject({
      name: 'BadRequestException',
    });
  });
});
