import {
  APIGatewayClient,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Properties } from './resource-type.ts';
import { type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::ApiGateway::RestApi';
const MOCK = { 'x-amazon-apigateway-integration': { type: 'mock' } };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
describe(TYPE, () => {
  it('is made without a document, and changed in place', async () => {
    const stack = await testStack();
    const before = {
      Name: 'films',
      Description: 'Films',
      BinaryMediaTypes: ['image/*'],
      EndpointConfiguration: { Types: ['REGIONAL'] },
      DisableExecuteApiEndpoint: 'true',
      Tags: [{ Key: 'a', Value: 'b' }],
    };
    const { physicalId, attributes } = await stack.create(TYPE, before, { stackTags: { student: 'ana' } });
    const api = await read(stack, physicalId);
    expect(attributes).toEqual({ RestApiId: physicalId, RootResourceId: api.rootResourceId });
    expect(api).toMatchObject({
      name: 'films',
      description: 'Films',
      binaryMediaTypes: ['image/*'],
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: true,
      tags: { student: 'ana', a: 'b' },
    });

    await stack.update(TYPE, physicalId, { Name: 'cinema', BinaryMediaTypes: ['image/png'] }, before);
    const changed = await read(stack, physicalId);
    expect(changed).toMatchObject({
      name: 'cinema',
      binaryMediaTypes: ['image/png'],
      endpointConfiguration: { types: ['EDGE'] },
      disableExecuteApiEndpoint: false,
    });
    expect([changed.description, changed.tags]).toEqual([undefined, undefined]);
  });

  it('is made of a document; what the template says too, the template says', async () => {
    const stack = await testStack();
    const { physicalId, attributes } = await stack.create(TYPE, {
      ...withBody('/movies'),
      Name: 'films-api',
      BinaryMediaTypes: ['image/png'],
      Parameters: { endpointConfigurationTypes: 'REGIONAL' },
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const api = await read(stack, physicalId);
    expect(attributes.RootResourceId).toBe(api.rootResourceId);
    expect(api).toMatchObject({
      name: 'films-api',
      description: 'The document',
      binaryMediaTypes: ['multipart/form-data', 'image/png'],
      endpointConfiguration: { types: ['REGIONAL'] },
      tags: { a: 'b' },
    });
    expect(await paths(stack, physicalId)).toEqual(['/', '/movies']);
  });

  it('lays a changed document over what was there', async () => {
    const stack = await testStack();
    const before = withBody('/movies');
    const { physicalId } = await stack.create(TYPE, before);
    await stack.update(TYPE, physicalId, { ...withBody('/posters'), Name: 'mine' }, before);
    expect(await paths(stack, physicalId)).toEqual(['/', '/posters']);
    const merging = { ...withBody('/admin'), Mode: 'merge' };
    await stack.update(TYPE, physicalId, merging, { ...withBody('/posters'), Name: 'mine' });
    expect(await paths(stack, physicalId)).toEqual(['/', '/admin', '/posters']);
    await stack.update(TYPE, physicalId, { Name: 'bare' }, merging);
    expect(await paths(stack, physicalId)).toEqual(['/']);
    const bare = await read(stack, physicalId);
    expect(bare.name).toBe('bare');
    expect([bare.description, bare.version, bare.binaryMediaTypes]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('leaves the document alone when its tags change', async () => {
    const stack = await testStack();
    const before = withBody('/movies');
    const { physicalId } = await stack.create(TYPE, before);
    const command = new GetResourcesCommand({ restApiId: physicalId });
    const { items } = await stack.client(APIGatewayClient).send(command);
    await stack.update(TYPE, physicalId, { ...before, Tags: [{ Key: 'a', Value: 'b' }] }, before);
    expect((await stack.client(APIGatewayClient).send(command)).items).toEqual(items);
    expect((await read(stack, physicalId)).tags).toEqual({ a: 'b' });
  });

  it('takes its document from S3, in YAML too', async () => {
    const stack = await testStack();
    const s3 = stack.client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket: 'documents' }));
    const Body = 'openapi: 3.0.1\ninfo: { title: Yaml }\npaths: {}\n';
    await s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'api.yaml', Body }));
    const BodyS3Location = { Bucket: 'documents', Key: 'api.yaml' };
    const { physicalId } = await stack.create(TYPE, { BodyS3Location });
    expect((await read(stack, physicalId)).name).toBe('Yaml');
    const missing = { BodyS3Location: { ...BodyS3Location, Key: 'other' } };
    await expect(stack.create(TYPE, missing)).rejects.toMatchObject({ code: 'NoSuchKey' });
  });

  it('is deleted, and may be gone already', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create(TYPE, { Name: 'films' });
    await stack.remove(TYPE, physicalId);
    await stack.remove(TYPE, physicalId);
    await expect(read(stack, physicalId)).rejects.toThrow('Invalid API identifier');
  });

  it('is not left behind when a setting is refused', async () => {
    const stack = await testStack();
    const properties = { ...withBody('/movies'), EndpointConfiguration: { Types: ['REGIONAL', 'EDGE'] } };
    await expect(stack.create(TYPE, properties)).rejects.toThrow('Invalid EndpointTypes');
    const { items } = await stack.client(APIGatewayClient).send(new GetRestApisCommand({}));
    expect(items).toEqual([]);
  });

  it.each<[string, Properties]>([
    [`the property Policy of ${TYPE}`, { Policy: {} }],
    [`the property MinimumCompressionSize of ${TYPE}`, { MinimumCompressionSize: 0 }],
    ['parameters.basepath of ImportRestApi', { ...withBody('/movies'), Parameters: { basepath: 'split' } }],
    ['the API key source AUTHORIZER', { ApiKeySourceType: 'AUTHORIZER' }],
  ])('refuses by name %s', async (name, properties) => {
    const stack = await testStack();
    const refusal = { code: 'NotImplemented', message: expect.stringContaining(name) };
    await expect(stack.create(TYPE, { Name: 'films', ...properties })).rejects.toMatchObject(refusal);
  });
});

function withBody(path: string) {
  return {
    Body: {
      openapi: '3.0.1',
      info: { title: 'Document', description: 'The document', version: '7' },
      'x-amazon-apigateway-binary-media-types': ['multipart/form-data'],
      paths: { [path]: { get: MOCK } },
    },
  };
}

function read(stack: TestStack, restApiId: string) {
  return stack.client(APIGatewayClient).send(new GetRestApiCommand({ restApiId }));
}

async function paths(stack: TestStack, restApiId: string) {
  const { items = [] } = await stack.client(APIGatewayClient).send(new GetResourcesCommand({ restApiId }));
  return items.map(({ path }) => path).sort();
}
