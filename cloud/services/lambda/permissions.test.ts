import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { systemClock } from '../../clock.ts';
import { openStore } from '../../state/open-store.ts';
import { refusal } from '../../testing.ts';
import { invokeFunction } from './invoke-function.ts';
import { saveFunction } from './state.ts';
import { ACCOUNT, type FunctionCloud, functionCloud } from './testing.ts';

const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:films`;
const API = `arn:aws:execute-api:us-east-1:${ACCOUNT}:api1`;
const FunctionName = 'films';

let cloud: FunctionCloud;

beforeAll(async () => {
  cloud = await functionCloud();
  await cloud.make(FunctionName, { 'index.mjs': 'export const handler = async () => 1' });
});
afterAll(() => cloud.cloud.close());

const permission = {
  FunctionName,
  StatementId: 'api',
  Action: 'lambda:InvokeFunction',
  Principal: 'apigateway.amazonaws.com',
  SourceArn: `${API}/*/GET/movies`,
};

describe('a resource policy', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
  it('is written as Lambda writes it', async () => {
    const { Statement } = await cloud.lambda.send(new AddPermissionCommand(permission));
    const statement = {
      Sid: 'api',
      Effect: 'Allow',
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: ARN,
      Condition: { ArnLike: { 'AWS:SourceArn': `${API}/*/GET/movies` } },
    };
    expect(JSON.parse(Statement ?? '')).toEqual(statement);
    await cloud.lambda.send(
      new AddPermissionCommand({
        ...permission,
        StatementId: 'bucket',
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::posters',
        SourceAccount: ACCOUNT,
      }),
    );
    const { Policy } = await cloud.lambda.send(new GetPolicyCommand({ FunctionName }));
    expect(JSON.parse(Policy ?? '')).toEqual({
      Version: '2012-10-17',
      Id: 'default',
      Statement: [
        statement,
        {
          ...statement,
          Sid: 'bucket',
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            StringEquals: { 'AWS:SourceAccount': ACCOUNT },
            ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::posters' },
          },
        },
      ],
    });
  });

  it('has each statement once, and only principals that exist', async () => {
    expect(await refusal(cloud.lambda.send(new AddPermissionCommand(permission)))).toMatchObject({
      name: 'ResourceConflictException',
      message:
        'The statement id (api) provided already exists. Please provide a new statement id, or remove the existing statement.',
    });
    const nobody = { ...permission, StatementId: 'x', Principal: `arn:aws:iam::${ACCOUNT}:user/none` };
    expect(await refusal(cloud.lambda.send(new AddPermissionCommand(nobody)))).toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'The provided principal was invalid. Please check the principal and try again.',
    });
  });

  it('is gone with its last statement', async () => {
    const remove = (StatementId: string) =>
      cloud.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
    await remove('api');
    expect(await refusal(remove('api'))).toMatchObject({
      message: 'Statement api is not found in resource policy.',
    });
    await remove('bucket');
    expect(await refusal(cloud.lambda.send(new GetPolicyCommand({ FunctionName })))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The resource you requested does not exist.',
    });
  });
});

describe('a service that calls a function', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
  const gateway = (sourceArn: string): Principal => ({
    type: 'Service',
    service: 'apigateway.amazonaws.com',
    sourceArn,
    sourceAccount: ACCOUNT,
  });

  it('needs a permission for its source, of the function or of the alias', async () => {
    const bare = cloudWith({ '': [statementFor(ARN)] });
    const call = (functionArn: string, sourceArn: string) =>
      invokeFunction(bare, { functionArn, payload: 'no JSON', principal: gateway(sourceArn) });
    // Whoever may call gets as far as the payload.
    const admitted = { code: 'InvalidRequestContentException' };
    const denied = { code: 'AccessDeniedException', status: 403 };
    await expect(call(ARN, `${API}/prod/GET/movies`)).rejects.toMatchObject(admitted);
    await expect(call(ARN, `${API}/prod/POST/movies`)).rejects.toMatchObject(denied);
    await expect(call(`${ARN}:live`, `${API}/prod/GET/movies`)).rejects.toMatchObject(denied);
    await expect(call(`${ARN}-none`, `${API}/prod/GET/movies`)).rejects.toMatchObject(denied);
  });

  function statementFor(resource: string) {
    return {
      Sid: 'api',
      Effect: 'Allow' as const,
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: resource,
      Condition: { ArnLike: { 'AWS:SourceArn': `${API}/*/GET/movies` } },
    };
  }

  function cloudWith(statements: Record<string, ReturnType<typeof statementFor>[]>): Cloud {
    const bare = { store: openStore({}), clock: systemClock() } as unknown as Cloud;
    const policies = Object.entries(statements).map(([qualifier, its]) => [
      qualifier,
      { revisionId: 'r', statements: its },
    ]);
    saveFunction(bare, {
      name: FunctionName,
      account: ACCOUNT,
      region: 'us-east-1',
      createdAt: 0,
      latest: { version: '$LATEST' } as never,
      versions: [],
      nextVersion: 1,
      aliases: {},
      policies: Object.fromEntries(policies),
      tags: {},
    });
    return bare;
  }
});
