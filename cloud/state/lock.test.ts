import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { LOCK_FILE, lockFolder, ownerOf } from './lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cinedb-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OURS = 'http://127.0.0.1:1';

describe('lockFolder', () => {
  it('says who has the folder and where it listens, until it is given back', async () => {
    const unlock = await lockFolder(folder, OURS);
    expect(JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8'))).toEqual({
      pid: process.pid,
      url: OURS,
    });
    unlock();
    expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
  });

  it('refuses a folder that a cloud has which answers, and names it', async () => {
    const url = await healthOf(4711);
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ pid: 4711, url }));
    await expect(lockFolder(folder, OURS)).rejects.toThrow(`used by the cloud at ${url} (process 4711)`);
  });

  it('takes over from a cloud that was killed, though its process id is another program’s now', async () => {
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ pid: process.ppid, url: 'http://127.0.0.1:9' }));
    expect(await ownerOf(folder)).toBeUndefined();
    (await lockFolder(folder, OURS))();
  });

  it('takes over when another cloud answers at the old address', async () => {
    const url = await healthOf(1);
    writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ pid: 2, url }));
    (await lockFolder(folder, OURS))();
  });

  it('takes over from a lock that cannot be read', async () => {
    writeFileSync(join(folder, LOCK_FILE), 'half');
    (await lockFolder(folder, OURS))();
  });
});

/** A stand-in for a cloud of the given process id. */
async function healthOf(pid: number): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ status: 'ready', pid })));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
