import {
  GetAliasCommand,
  GetPolicyCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { BASE, functionStack as emptyStack } from './lambda-testing.ts';
import { ACCOUNT, type TestStack } from './testing.ts';

const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:list`;
const FUNCTION = { ...BASE, FunctionName: 'list' };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
describe('AWS::Lambda::Permission', () => {
  const TYPE = 'AWS::Lambda::Permission';
  const SourceArn = `arn:aws:execute-api:us-east-1:${ACCOUNT}:abc/*/GET/movies`;
  const properties = {
    FunctionName: 'list',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn,
  };

  it('is a statement of the function, named for stack and resource', async () => {
    const stack = await functionStack();
    const { physicalId, attributes } = await stack.create(TYPE, properties);
    expect(physicalId).toMatch(/^films-Resource-/);
    expect(attributes).toEqual({ Id: physicalId });
    expect(await statements(stack)).toMatchObject([
      { Sid: physicalId, Resource: ARN, Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } } },
    ]);
    await stack.remove(TYPE, physicalId, properties);
    await stack.remove(TYPE, physicalId, properties);
    await expect(statements(stack)).rejects.toThrow('does not exist');
  });

  it('can be removed when the function is gone', async () => {
    const stack = await functionStack();
    const { physicalId } = await stack.create(TYPE, properties);
    await stack.remove('AWS::Lambda::Function', 'list', FUNCTION);
    await expect(stack.remove(TYPE, physicalId, properties)).resolves.toBeUndefined();
  });

  it('refuses by name what permissions do not have here', async () => {
    const stack = await functionStack();
    await expect(stack.create(TYPE, { ...properties, PrincipalOrgID: 'o-1' })).rejects.toThrow(
      'the property PrincipalOrgID of AWS::Lambda::Permission',
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html
describe('AWS::Lambda::Version and AWS::Lambda::Alias', () => {
  it('publish the function, and name what was published', async () => {
    const stack = await functionStack();
    const first = await stack.create('AWS::Lambda::Version', { FunctionName: 'list', Description: 'one' });
    expect(first).toEqual({ physicalId: `${ARN}:1`, attributes: { FunctionArn: `${ARN}:1`, Version: '1' } });
    const before = { FunctionName: 'list', Name: 'live', FunctionVersion: '1', Description: 'Live' };
    const alias = await stack.create('AWS::Lambda::Alias', before);
    expect(alias).toEqual({ physicalId: `${ARN}:live`, attributes: { AliasArn: `${ARN}:live` } });

    const changed = { ...FUNCTION, Timeout: 5 };
    await stack.update('AWS::Lambda::Function', 'list', changed, FUNCTION);
    const second = await stack.create('AWS::Lambda::Version', { FunctionName: 'list' });
    expect(second.attributes.Version).toBe('2');
    const after = { FunctionName: ARN, Name: 'live', FunctionVersion: '2' };
    await stack.update('AWS::Lambda::Alias', alias.physicalId, after, before);
    expect(await aliasOf(stack)).toMatchObject({ FunctionVersion: '2', Description: '' });

    await stack.remove('AWS::Lambda::Version', first.physicalId, { FunctionName: 'list' });
    await stack.remove('AWS::Lambda::Alias', alias.physicalId, after);
    await stack.remove('AWS::Lambda::Alias', alias.physicalId, after);
    await expect(aliasOf(stack)).rejects.toThrow('Cannot find alias');
    expect(await versions(stack)).toEqual(['$LATEST', '2']);
  });

  it('do not take a version that is there already', async () => {
    const stack = await functionStack();
    await stack.create('AWS::Lambda::Version', { FunctionName: 'list' });
    await expect(stack.create('AWS::Lambda::Version', { FunctionName: 'list' })).rejects.toThrow(
      'A version for this Lambda function exists ( 1 ). Modify the function to create a new version.',
    );
  });

  it('refuse by name what they do not have here', async () => {
    const stack = await functionStack();
    const RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight: 0.5 }] };
    const alias = { FunctionName: 'list', Name: 'live', FunctionVersion: '1', RoutingConfig };
    await expect(stack.create('AWS::Lambda::Alias', alias)).rejects.toThrow('RoutingConfig');
    const ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions: 1 };
    const version = { FunctionName: 'list', ProvisionedConcurrencyConfig };
    await expect(stack.create('AWS::Lambda::Version', version)).rejects.toThrow(
      'ProvisionedConcurrencyConfig',
    );
  });
});

async function functionStack(): Promise<TestStack> {
  const stack = await emptyStack();
  await stack.create('AWS::Lambda::Function', FUNCTION);
  return stack;
}

async function statements(stack: TestStack): Promise<unknown[]> {
  const { Policy = '' } = await stack
    .client(LambdaClient)
    .send(new GetPolicyCommand({ FunctionName: 'list' }));
  return JSON.parse(Policy).Statement;
}

function aliasOf(stack: TestStack) {
  return stack.client(LambdaClient).send(new GetAliasCommand({ FunctionName: 'list', Name: 'live' }));
}

async function versions(stack: TestStack) {
  const command = new ListVersionsByFunctionCommand({ FunctionName: 'list' });
  return (await stack.client(LambdaClient).send(command)).Versions?.map(({ Version }) => Version);
}
