import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { expect, it, onTestFinished, vi } from 'vitest';
import { TRUST, zip } from '../services/lambda/testing.ts';
import { startCli } from '../testing-process.ts';

const FunctionName = 'films';

it('environments end with a cloud that is killed, and the function is there in the next one', async () => {
  const state = mkdtempSync(join(tmpdir(), 'cinedb-test-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const first = await startCli('--port', '0', '--state', state);
  await makeFunction(first.url);
  const pid = await pidOf(first.url);
  expect(isRunning(pid)).toBe(true);
  await first.end('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 5000);

  const second = await startCli('--port', '0', '--state', state);
  const next = await pidOf(second.url);
  await second.end('SIGTERM');
  expect(isRunning(next)).toBe(false);
});

function clientOptions(endpoint: string) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { endpoint, region: 'us-east-1', credentials };
}

async function makeFunction(url: string): Promise<void> {
  const iam = new IAMClient(clientOptions(url));
  const AssumeRolePolicyDocument = JSON.stringify(TRUST);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'films', AssumeRolePolicyDocument }));
  const client = new LambdaClient(clientOptions(url));
  await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: Role?.Arn,
      Code: { ZipFile: zip({ 'index.mjs': 'export const handler = async () => process.pid' }) },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
    }),
  );
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 10, minDelay: 1 }, { FunctionName });
}

async function pidOf(url: string): Promise<number> {
  const client = new LambdaClient(clientOptions(url));
  const { Payload } = await client.send(new InvokeCommand({ FunctionName }));
  return Number(Buffer.from(Payload ?? []).toString());
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
