import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { passingCloud, type TestCloud, testCloud } from '../../testing.ts';

export const ACCOUNT = '000000000000';
/** Longer than a function is Pending or InProgress. */
export const SETTLED_MS = 1000;

export const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** A cloud with what tests of functions need. */
export interface FunctionCloud extends TestCloud {
  lambda: LambdaClient;
  /** Makes a function of these files and waits until it is active. */
  make(name: string, files: Files, more?: Partial<CreateFunctionCommandInput>): Promise<void>;
  invoke(name: string, event?: unknown, more?: Partial<InvokeCommandInput>): Promise<Invoked>;
  /** Makes a role that Lambda may assume; without actions it may do nothing. @returns its ARN */
  role(name: string, ...actions: string[]): Promise<string>;
}

export interface Invoked {
  error: string | undefined;
  result: unknown;
  /** With `LogType: 'Tail'`. */
  log: string;
  version: string | undefined;
}

export type Files = Record<string, string>;

/** The same bytes for the same files, whenever it is called: a zip carries the time of each file. */
export function zip(files: Files): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(entries), { mtime: '2026-01-01T00:00:00' });
}

export async function functionCloud(start: typeof testCloud = testCloud): Promise<FunctionCloud> {
  const test = await start();
  const lambda = test.client(LambdaClient);
  const iam = test.client(IAMClient);
  const role: FunctionCloud['role'] = async (RoleName, ...actions) => {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(TRUST) }));
    if (actions.length > 0) {
      const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
    }
    return `arn:aws:iam::${ACCOUNT}:role/${RoleName}`;
  };
  const Role = await role('films', 'logs:*');
  return {
    ...test,
    lambda,
    role,
    async make(FunctionName, files, more = {}) {
      const Code = { ZipFile: zip(files) };
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName,
          Role,
          Code,
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          ...more,
        }),
      );
      test.cloud.clock.advance(SETTLED_MS);
    },
    async invoke(FunctionName, event = {}, more = {}) {
      const Payload = JSON.stringify(event);
      const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload, ...more }));
      const text = Buffer.from(answer.Payload ?? []).toString();
      return {
        error: answer.FunctionError,
        result: text === '' ? undefined : JSON.parse(text),
        log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
        version: answer.ExecutedVersion,
      };
    },
  };
}

/** The same for one test, which closes it when it is over. */
export function passingFunctionCloud(): Promise<FunctionCloud> {
  return functionCloud(passingCloud);
}
