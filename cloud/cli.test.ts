import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli, startCli } from './testing-process.ts';

describe('npm run cloud', () => {
  it('says where it is, logs each call in a line, and keeps its state from run to run', async () => {
    const state = passingFolder();
    const first = await startCli('--port', '0', '--state', state);
    await s3(first.url).send(new CreateBucketCommand({ Bucket: 'films' }));
    await first.end('SIGTERM');
    expect(first.output()).toMatch(
      /allowed {2}s3:CreateBucket +arn:aws:iam::000000000000:root {2}200 {2}\d+ms/,
    );

    const second = await startCli('--port', '0', '--state', state);
    const { Buckets } = await s3(second.url).send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['films']);
    await second.end('SIGKILL');

    const third = await startCli('--port', '0', '--state', state, '--fresh');
    expect((await s3(third.url).send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  });

  it('is ready in well under a second', async () => {
    const begun = performance.now();
    await startCli('--port', '0', '--state', passingFolder());
    // The aim is 300 ms; the bound leaves room for a machine that runs other tests at the same time.
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('names a port that is taken, and keeps the state that it was told to forget', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const ran = await runCli('--port', String(port), '--state', passingFolder(), '--fresh');
    expect(ran.code).toBe(1);
    expect(ran.err).toBe(
      `cloud: Port ${port} is taken. Stop the program that uses it, or choose another: npm run cloud -- --port ${port + 1}\n`,
    );
  });

  it('points to a cloud that runs in the background, and ends it', async () => {
    const state = passingFolder();
    const first = await startCli('--port', '0', '--state', state);
    const second = await runCli('--port', new URL(first.url).port, '--state', state);
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining('npm run cloud -- --stop') });
    expect(await runCli('--stop', '--state', state)).toMatchObject({ code: 0, err: '' });
    await first.end('SIGKILL');
    await expect(fetch(first.url)).rejects.toThrow();
  });

  it.each([
    [['--port', 'http'], /--port http is no port/],
    [['--port', '70000'], /Give a number from/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('ends with 64 for %j', async (args, message) => {
    const ran = await runCli(...args);
    expect(ran.code).toBe(64);
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });
});

function passingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinedb-cloud-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function s3(endpoint: string): S3Client {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
}
