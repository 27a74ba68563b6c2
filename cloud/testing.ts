import { onTestFinished } from 'vitest';
import { type CloudOptions, type RunningCloud, startCloud } from './start.ts';

export interface TestCloud {
  cloud: RunningCloud;
  /** A client of the real SDK, as the administrator unless other credentials are given. */
  client<Client>(Client: new (options: ClientOptions) => Client, options?: Partial<ClientOptions>): Client;
}

interface ClientOptions {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Two: the second is the SDK's own way to follow the cloud's clock, which a test may have moved. */
  maxAttempts: number;
}

const administrator = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Starts a cloud in memory on a free port. The test closes it; a fault of the cloud's own is printed. */
export async function testCloud(options: CloudOptions = {}): Promise<TestCloud> {
  const log: CloudOptions['log'] = (record) => {
    if (record.fault) console.error(`${record.service}:${record.operation}`, record.fault);
  };
  const cloud = await startCloud({ log, ...options });
  return {
    cloud,
    client: (Client, overrides = {}) =>
      new Client({
        endpoint: cloud.url,
        region: 'us-east-1',
        credentials: administrator,
        maxAttempts: 2,
        ...overrides,
      }),
  };
}

/** The same for one test, which closes it when it is over. */
export async function passingCloud(options: CloudOptions = {}): Promise<TestCloud> {
  const test = await testCloud(options);
  onTestFinished(() => test.cloud.close());
  return test;
}

/** The error that a call ends with, for `toMatchObject`; fails when the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('the call was expected to be refused, and succeeded');
}
