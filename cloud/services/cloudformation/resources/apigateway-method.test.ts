import { APIGatewayClient, GetMethodCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::ApiGateway::Method';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
describe('AWS::ApiGateway::Resource and AWS::ApiGateway::Method', () => {
  it('make a path with all that belongs to its method', async () => {
    const { stack, place } = await resourceStack();
    const { physicalId, attributes } = await stack.create(TYPE, fullMethod(place), {
      logicalId: 'ListMovies',
    });
    expect(physicalId).toMatch(/^films-ListM-\w+$/);
    expect(attributes).toEqual({});
    expect(await read(stack, place)).toMatchObject({
      authorizationType: 'NONE',
      requestParameters: { 'method.request.path.id': true },
      methodResponses: { '200': { responseParameters: { 'method.response.header.A': false } } },
      methodIntegration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
        passthroughBehavior: 'NEVER',
        integrationResponses: {
          '200': { responseParameters: { 'method.response.header.A': "'x'" }, selectionPattern: '' },
        },
      },
    });
  });

  it('lose what the template no longer says', async () => {
    const { stack, place } = await resourceStack();
    const before = fullMethod(place);
    const { physicalId } = await stack.create(TYPE, before);
    const after = { ...place, AuthorizationType: 'AWS_IAM', Integration: { Type: 'MOCK' } };
    expect(await stack.update(TYPE, physicalId, after, before)).toEqual({ physicalId, attributes: {} });
    const method = await read(stack, place);
    expect(method.authorizationType).toBe('AWS_IAM');
    expect([method.requestParameters, method.methodResponses]).toEqual([undefined, undefined]);
    expect(method.methodIntegration?.passthroughBehavior).toBe('WHEN_NO_MATCH');
  });

  it('are deleted, and may be gone already', async () => {
    const { stack, place, resource } = await resourceStack();
    const { physicalId } = await stack.create(TYPE, fullMethod(place));
    await stack.remove(TYPE, physicalId, place);
    await expect(read(stack, place)).rejects.toThrow('Invalid Method identifier');
    await stack.remove('AWS::ApiGateway::Resource', place.ResourceId, resource);
    await stack.remove('AWS::ApiGateway::Resource', place.ResourceId, resource);
    await stack.remove(TYPE, physicalId, place);
    await expect(read(stack, place)).rejects.toThrow('Invalid Resource identifier');
  });

  it('leave no half of a method behind', async () => {
    const { stack, place } = await resourceStack();
    const Integration = { Type: 'MOCK', IntegrationResponses: [{ StatusCode: '200' }] };
    const properties = { ...place, AuthorizationType: 'NONE', Integration };
    await expect(stack.create(TYPE, properties)).rejects.toThrow('Invalid Response status code');
    await expect(read(stack, place)).rejects.toThrow('Invalid Method identifier');
  });

  it('refuse by name what integrations do not have here', async () => {
    const { stack, place } = await resourceStack();
    const Integration = { Type: 'MOCK', Credentials: 'arn:aws:iam::000000000000:role/x' };
    await expect(stack.create(TYPE, { ...place, AuthorizationType: 'NONE', Integration })).rejects.toThrow(
      'the property Integration.Credentials of AWS::ApiGateway::Method',
    );
  });
});

interface Place {
  RestApiId: string;
  ResourceId: string;
  HttpMethod: string;
}

function fullMethod(place: Place) {
  return {
    ...place,
    AuthorizationType: 'NONE',
    RequestParameters: { 'method.request.path.id': 'true' },
    MethodResponses: [{ StatusCode: 200, ResponseParameters: { 'method.response.header.A': false } }],
    Integration: {
      Type: 'MOCK',
      RequestTemplates: { 'application/json': '{"statusCode":200}' },
      PassthroughBehavior: 'NEVER',
      IntegrationResponses: [
        {
          StatusCode: '200',
          SelectionPattern: '',
          ResponseParameters: { 'method.response.header.A': "'x'" },
        },
      ],
    },
  };
}

async function resourceStack() {
  const stack = await testStack();
  const api = await stack.create('AWS::ApiGateway::RestApi', { Name: 'films' });
  const RestApiId = api.physicalId;
  const resource = { RestApiId, ParentId: api.attributes.RootResourceId, PathPart: '{id}' };
  const { physicalId, attributes } = await stack.create('AWS::ApiGateway::Resource', resource);
  expect(attributes).toEqual({ ResourceId: physicalId });
  return { stack, resource, place: { RestApiId, ResourceId: physicalId, HttpMethod: 'GET' } };
}

function read(
  stack: TestStack,
  { RestApiId: restApiId, ResourceId: resourceId, HttpMethod: httpMethod }: Place,
) {
  const command = new GetMethodCommand({ restApiId, resourceId, httpMethod });
  return stack.client(APIGatewayClient).send(command);
}
