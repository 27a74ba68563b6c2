import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { type CloudHealth, cloudAt } from './cloud-health.ts';
import { ensureLocalCloud, recordedCloud } from './local-cloud.ts';
import { takeLock } from './lock.ts';
import { spawnCloud } from './spawn-cloud.ts';
import { waitFor } from './wait.ts';

const clouds: RunningCloud[] = [];
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

async function running(stateDir?: string): Promise<RunningCloud> {
  const cloud = await startCloud(stateDir ? { stateDir: join(stateDir, 'cloud') } : {});
  clouds.push(cloud);
  return cloud;
}

const folder = () => mkdtempSync(join(tmpdir(), 'cinedb-state-'));
/** Where nothing listens. */
const unused = 1;

/** Starts clouds in this process, and counts them. */
function starter() {
  const started: CloudHealth[] = [];
  const start = async ({ stateDir }: { stateDir: string }) => {
    const cloud = { url: (await running(stateDir)).url, pid: process.pid };
    started.push(cloud);
    return cloud;
  };
  return { started, start };
}

describe('ensureLocalCloud', () => {
  it('uses the cloud at the usual port', async () => {
    const cloud = await running();
    const { started, start } = starter();
    expect(await ensureLocalCloud({ stateDir: folder(), port: cloud.port, start })).toBe(cloud.url);
    expect(started).toEqual([]);
  });

  it('uses the one that runs in the foreground on another port', async () => {
    const stateDir = folder();
    const cloud = await running(stateDir);
    const { started, start } = starter();
    expect(await ensureLocalCloud({ stateDir, port: unused, start })).toBe(cloud.url);
    expect(started).toEqual([]);
  });

  it('starts one where there is none, and finds it the next time', async () => {
    const { started, start } = starter();
    const stateDir = folder();
    const first = await ensureLocalCloud({ stateDir, port: unused, start });
    expect(await ensureLocalCloud({ stateDir, port: unused, start })).toBe(first);
    expect(started).toHaveLength(1);
  });

  it('starts one when the recorded one is gone', async () => {
    const stateDir = folder();
    mkdirSync(join(stateDir, 'cloud'));
    const gone = { url: 'http://127.0.0.1:1', pid: 1 };
    writeFileSync(join(stateDir, 'cloud', 'running.json'), JSON.stringify(gone));
    const { started, start } = starter();
    const url = await ensureLocalCloud({ stateDir, port: unused, start });
    expect(started.map((cloud) => cloud.url)).toEqual([url]);
    expect(recordedCloud(stateDir)?.url).toBe(url);
  });

  it('starts one cloud for five commands at once', async () => {
    const { started, start } = starter();
    const stateDir = folder();
    const commands = Array.from({ length: 5 }, () => ensureLocalCloud({ stateDir, port: unused, start }));
    expect(new Set(await Promise.all(commands)).size).toBe(1);
    expect(started).toHaveLength(1);
  });

  it('gives the lock back when the start fails, and says why it failed', async () => {
    const stateDir = folder();
    const start = () => Promise.reject(new Error('no disk'));
    await expect(ensureLocalCloud({ stateDir, port: unused, start })).rejects.toThrow('no disk');
    expect(takeLock(join(stateDir, 'cloud.lock'))).toBeDefined();
  });
});

describe('takeLock', () => {
  it('is held by one at a time', () => {
    const file = join(folder(), 'a', 'lock');
    const release = takeLock(file);
    expect(takeLock(file)).toBeUndefined();
    release?.();
    expect(takeLock(file)).toBeDefined();
  });

  it('is taken over from a process that died', () => {
    const file = join(folder(), 'lock');
    // No process has this id: Linux gives at most 4,194,304.
    writeFileSync(file, '99999999');
    const before = new Date(Date.now() - 5_000);
    utimesSync(file, before, before);
    expect(takeLock(file)).toBeUndefined();
    expect(takeLock(file)).toBeDefined();
  });
});

describe('spawnCloud', () => {
  it('starts a process of its own that answers, on another port when the usual one is taken', async () => {
    const stateDir = folder();
    const taken = await running();
    const cloud = await spawnCloud({ stateDir, port: taken.port });
    expect(cloud.url).not.toBe(taken.url);
    expect(cloud.pid).not.toBe(process.pid);
    process.kill(cloud.pid, 'SIGTERM');
    await waitFor('the end', async () => (await cloudAt(cloud.url)) === undefined, { deadlineMs: 10_000 });
  }, 30_000);

  it('says what the cloud said when it ends at once', async () => {
    const stateDir = folder();
    // A file where the folder of the state belongs.
    writeFileSync(join(stateDir, 'cloud'), 'x');
    await expect(spawnCloud({ stateDir, port: 0 })).rejects.toMatchObject({
      code: 'local-cloud',
      message: expect.stringMatching(/^The local cloud did not start: it ended with code 1: /),
    });
  }, 30_000);
});
