import { GetFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { zip } from '../../lambda/testing.ts';
import { BASE, functionStack } from './lambda-testing.ts';
import type { Properties } from './resource-type.ts';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::Lambda::Function';
const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
describe(TYPE, () => {
  it('is made with its settings and tags, and is active when it is there', async () => {
    const stack = await functionStack();
    const properties = {
      ...BASE,
      FunctionName: 'list',
      MemorySize: '256',
      Environment: { Variables: { WORD: 7 } },
      ReservedConcurrentExecutions: 3,
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    };
    const made = await stack.create(TYPE, properties, { stackTags: { student: 'ana' } });
    expect(made).toMatchObject({ physicalId: 'list', attributes: { Arn: `${ARN}:list` } });
    expect(made.attributes.SnapStartResponse).toEqual({ ApplyOn: 'None', OptimizationStatus: 'Off' });
    const { Configuration, Concurrency, Tags } = await read(stack, 'list');
    expect(Configuration).toMatchObject({ State: 'Active', MemorySize: 256, Timeout: 3 });
    expect(Concurrency).toEqual({ ReservedConcurrentExecutions: 3 });
    expect(Tags).toEqual({ student: 'ana', 'lambda:createdBy': 'SAM' });
    expect(await invoke(stack, 'list')).toBe('7');
  });

  it('takes its code from S3, and new code in place', async () => {
    const stack = await functionStack();
    const s3 = stack.client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket: 'packages' }));
    const Body = zip({ 'index.mjs': "export const handler = () => 'from S3';" });
    await s3.send(new PutObjectCommand({ Bucket: 'packages', Key: 'k', Body }));
    const before = { ...BASE, Code: { S3Bucket: 'packages', S3Key: 'k' } };
    const { physicalId } = await stack.create(TYPE, before);
    expect(physicalId).toMatch(/^films-Resource-/);
    expect(await invoke(stack, physicalId)).toBe('from S3');
    const { attributes } = await stack.update(TYPE, physicalId, BASE, before);
    expect(attributes.Arn).toBe(`${ARN}:${physicalId}`);
    expect(await invoke(stack, physicalId)).toBe('none');
  });

  it('goes back to the defaults of what the template no longer says', async () => {
    const stack = await functionStack();
    const before = {
      ...BASE,
      Description: 'Films',
      MemorySize: 512,
      Timeout: 9,
      Environment: { Variables: { WORD: 'x' } },
      LoggingConfig: { LogGroup: '/films' },
      ReservedConcurrentExecutions: 3,
      Tags: [{ Key: 'a', Value: 'b' }],
    };
    const { physicalId } = await stack.create(TYPE, before);
    await stack.update(TYPE, physicalId, BASE, before);
    const { Configuration, Concurrency, Tags } = await read(stack, physicalId);
    expect(Configuration).toMatchObject({
      Description: '',
      MemorySize: 128,
      Timeout: 3,
      LoggingConfig: { LogGroup: `/aws/lambda/${physicalId}` },
      LastUpdateStatus: 'Successful',
    });
    expect([Configuration?.Environment, Concurrency, Tags]).toEqual([undefined, undefined, undefined]);
  });

  it('is deleted, and may be gone already', async () => {
    const stack = await functionStack();
    const { physicalId } = await stack.create(TYPE, BASE);
    await stack.remove(TYPE, physicalId, BASE);
    await stack.remove(TYPE, physicalId, BASE);
    await expect(read(stack, physicalId)).rejects.toThrow('Function not found');
  });

  it('is not left behind when its concurrency is refused', async () => {
    const stack = await functionStack();
    const properties = { ...BASE, FunctionName: 'greedy', ReservedConcurrentExecutions: 1000 };
    await expect(stack.create(TYPE, properties)).rejects.toThrow('UnreservedConcurrentExecution');
    await expect(read(stack, 'greedy')).rejects.toThrow('Function not found');
  });

  it.each<[string, Properties]>([
    ['the property ImageConfig of AWS::Lambda::Function', { ImageConfig: { Command: ['x'] } }],
    ['the property Code.ImageUri of AWS::Lambda::Function', { Code: { ImageUri: 'x' } }],
    ['Layers of a Lambda function', { Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:l:1'] }],
    ['TracingConfig.Mode Active', { TracingConfig: { Mode: 'Active' } }],
  ])('refuses by name %s', async (name, more) => {
    const stack = await functionStack();
    const refusal = { code: 'NotImplemented', message: expect.stringContaining(name) };
    await expect(stack.create(TYPE, { ...BASE, ...more })).rejects.toMatchObject(refusal);
  });

  it('has no layers and no function addresses beside it', async () => {
    const stack = await testStack();
    for (const type of ['AWS::Lambda::LayerVersion', 'AWS::Lambda::Url']) {
      const refusal = { code: 'NotImplemented', message: expect.stringContaining(type) };
      await expect(stack.create(type, {})).rejects.toMatchObject(refusal);
    }
  });
});

function read(stack: TestStack, FunctionName: string) {
  return stack.client(LambdaClient).send(new GetFunctionCommand({ FunctionName }));
}

async function invoke(stack: TestStack, FunctionName: string): Promise<unknown> {
  const { Payload } = await stack.client(LambdaClient).send(new InvokeCommand({ FunctionName }));
  return JSON.parse(Buffer.from(Payload ?? []).toString());
}
