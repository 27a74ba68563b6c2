import {
  APIGatewayClient,
  GetAccountCommand,
  GetAuthorizersCommand,
  GetGatewayResponseCommand,
  GetModelCommand,
  GetRequestValidatorsCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, testStack } from './testing.ts';

const POOL = `arn:aws:cognito-idp:us-east-1:${ACCOUNT}:userpool/us-east-1_`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html
describe('AWS::ApiGateway::Authorizer', () => {
  const TYPE = 'AWS::ApiGateway::Authorizer';

  it('is made, changed in place and deleted', async () => {
    const { stack, RestApiId, client } = await apiStack();
    const authorizers = async () =>
      (await client.send(new GetAuthorizersCommand({ restApiId: RestApiId }))).items;
    const before = {
      RestApiId,
      Name: 'admins',
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.X-Token',
      ProviderARNs: [`${POOL}a`, `${POOL}b`],
    };
    const { physicalId, attributes } = await stack.create(TYPE, before);
    expect(attributes).toEqual({ AuthorizerId: physicalId });
    expect(await authorizers()).toMatchObject([
      { id: physicalId, name: 'admins', identitySource: 'method.request.header.X-Token' },
    ]);
    const after = { RestApiId, Name: 'staff', Type: 'COGNITO_USER_POOLS', ProviderARNs: [`${POOL}c`] };
    await stack.update(TYPE, physicalId, after, before);
    expect(await authorizers()).toMatchObject([
      {
        name: 'staff',
        providerARNs: [`${POOL}c`],
        identitySource: 'method.request.header.Authorization',
      },
    ]);
    const refused = { ...after, ProviderARNs: ['arn:aws:x'] };
    await expect(stack.update(TYPE, physicalId, refused, after)).rejects.toThrow('Invalid ARN');
    // The rollback of that, which never came about.
    await stack.update(TYPE, physicalId, after, refused);
    await stack.remove(TYPE, physicalId, after);
    await stack.remove(TYPE, physicalId, after);
    expect(await authorizers()).toEqual([]);
  });

  it('refuses Lambda authorizers by name', async () => {
    const { stack, RestApiId } = await apiStack();
    const properties = { RestApiId, Name: 'own', Type: 'TOKEN', AuthorizerUri: 'arn:aws:apigateway:x' };
    await expect(stack.create(TYPE, properties)).rejects.toThrow('AuthorizerUri');
    await expect(stack.create(TYPE, { RestApiId, Name: 'own', Type: 'TOKEN' })).rejects.toThrow('TOKEN');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html
it('AWS::ApiGateway::GatewayResponse is put, put anew and taken away', async () => {
  const { stack, RestApiId, client } = await apiStack();
  const TYPE = 'AWS::ApiGateway::GatewayResponse';
  const read = () =>
    client.send(new GetGatewayResponseCommand({ restApiId: RestApiId, responseType: 'DEFAULT_4XX' }));
  const place = { RestApiId, ResponseType: 'DEFAULT_4XX' };
  const ResponseParameters = { 'gatewayresponse.header.A': "'x'" };
  const before = { ...place, ResponseParameters };
  const { physicalId, attributes } = await stack.create(TYPE, before);
  expect(physicalId).toMatch(/^films-Resou-/);
  expect(attributes).toEqual({ Id: physicalId });
  expect(await read()).toMatchObject({ responseParameters: ResponseParameters, defaultResponse: false });
  await stack.update(TYPE, physicalId, { ...place, StatusCode: 418 }, before);
  expect(await read()).toMatchObject({ responseParameters: {}, statusCode: '418' });
  await stack.remove(TYPE, physicalId, place);
  await stack.remove(TYPE, physicalId, place);
  expect((await read()).defaultResponse).toBe(true);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-model.html
it('AWS::ApiGateway::Model is made with a name of its own, changed in place and deleted', async () => {
  const { stack, RestApiId, client } = await apiStack();
  const TYPE = 'AWS::ApiGateway::Model';
  const before = { RestApiId, Description: 'A film', Schema: { type: 'object' } };
  const { physicalId, attributes } = await stack.create(TYPE, before);
  expect(physicalId).toMatch(/^filmsResource\w+$/);
  expect(attributes).toEqual({});
  const read = () => client.send(new GetModelCommand({ restApiId: RestApiId, modelName: physicalId }));
  expect(await read()).toMatchObject({ contentType: 'application/json', schema: '{"type":"object"}' });
  await stack.update(TYPE, physicalId, { RestApiId, Schema: '{"type":"array"}' }, before);
  expect(await read()).toMatchObject({ description: '', schema: '{"type":"array"}' });
  await stack.remove(TYPE, physicalId, before);
  await stack.remove(TYPE, physicalId, before);
  await expect(read()).rejects.toThrow('Invalid model name');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html
it('AWS::ApiGateway::RequestValidator is made, changed in place and deleted', async () => {
  const { stack, RestApiId, client } = await apiStack();
  const TYPE = 'AWS::ApiGateway::RequestValidator';
  const read = async () =>
    (await client.send(new GetRequestValidatorsCommand({ restApiId: RestApiId }))).items;
  const before = { RestApiId, Name: 'both', ValidateRequestBody: 'true', ValidateRequestParameters: true };
  const { physicalId, attributes } = await stack.create(TYPE, before);
  expect(attributes).toEqual({ RequestValidatorId: physicalId });
  expect(await read()).toMatchObject([{ validateRequestBody: true, validateRequestParameters: true }]);
  await stack.update(TYPE, physicalId, { RestApiId, Name: 'both', ValidateRequestBody: true }, before);
  expect(await read()).toMatchObject([{ validateRequestBody: true, validateRequestParameters: false }]);
  await stack.remove(TYPE, physicalId, before);
  await stack.remove(TYPE, physicalId, before);
  expect(await read()).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
it('AWS::ApiGateway::Account names the role for logs, which stays when the stack goes', async () => {
  const { stack, client } = await apiStack();
  const TYPE = 'AWS::ApiGateway::Account';
  const Statement = [
    { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await stack.client(IAMClient).send(new CreateRoleCommand({ RoleName: 'logs', AssumeRolePolicyDocument }));
  const CloudWatchRoleArn = `arn:aws:iam::${ACCOUNT}:role/logs`;
  const role = async () => (await client.send(new GetAccountCommand({}))).cloudwatchRoleArn;

  const { physicalId, attributes } = await stack.create(TYPE, { CloudWatchRoleArn });
  expect(attributes).toEqual({ Id: physicalId });
  await stack.remove(TYPE, physicalId, { CloudWatchRoleArn });
  expect(await role()).toBe(CloudWatchRoleArn);
  await stack.update(TYPE, physicalId, {}, { CloudWatchRoleArn });
  expect(await role()).toBeUndefined();
});

async function apiStack() {
  const stack = await testStack();
  const { physicalId } = await stack.create('AWS::ApiGateway::RestApi', { Name: 'films' });
  return { stack, RestApiId: physicalId, client: stack.client(APIGatewayClient) };
}
