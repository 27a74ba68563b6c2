import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SiteAnswer, type SiteProcess, type SiteRequest, startSite } from './site-process.ts';

const origin = 'https://site.example';

let folder: string;
let site: SiteProcess;
let asked: SiteRequest[];
let answer: (request: SiteRequest) => Promise<SiteAnswer>;

beforeEach(async () => {
  asked = [];
  answer = async () => ({ status: 200, headers: { 'x-a': '1' }, body: btoa('hello') });
  folder = await realpath(await mkdtemp(join(tmpdir(), 'site-process-')));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  site.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Starts a process whose js/session.js is this text. */
async function run(session: string): Promise<void> {
  await mkdir(join(folder, 'js'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'js', 'session.js'), session);
  const script = join(folder, 'browser-like.js');
  await copyFile(join(import.meta.dirname, '05-cognito', 'browser-like.js'), script);
  for (const name of ['asked-by-grader.mjs', 'no-network.mjs']) {
    await copyFile(join(import.meta.dirname, name), join(folder, name));
  }
  site = startSite({ script, args: [origin], reads: [join(folder, '*')] }, (request) => {
    asked.push(request);
    return answer(request);
  });
  expect(await call('load')).toEqual({ kind: 'answered' });
}

const call = (name: string, ...args: unknown[]) => site.call(name, args, 10_000);

describe('the code of a site', () => {
  it('answers, throws, or is not there', async () => {
    await run(`
      export const twice = async (text) => ({ twice: text + text });
      export const fails = () => { throw Object.assign(new Error('no'), { code: 'NotAuthorizedException' }); };
    `);
    expect(await call('twice', 'ab')).toEqual({ kind: 'answered', value: { twice: 'abab' } });
    expect(await call('fails')).toEqual({ kind: 'threw', problem: 'NotAuthorizedException: no' });
    const missing = 'Error: js/session.js does not export signIn';
    expect(await call('signIn')).toEqual({ kind: 'threw', problem: missing });
  });

  it('has a browser around it: storages, an address and a clock', async () => {
    await run(`
      export const now = () => [Date.now(), new Date().getTime(), new Date(5).getTime()];
      export const keep = () => {
        sessionStorage.setItem('a', 1);
        window.localStorage.b = 'two';
        location.href = location.origin + '/x';
        location.assign('/y');
        window.location = '/z';
        return [sessionStorage.getItem('a'), sessionStorage.getItem('c'), typeof process];
      };
    `);
    expect(await call('keep')).toEqual({ kind: 'answered', value: ['1', null, 'undefined'] });
    expect(await call('kept')).toMatchObject({
      value: { session: { a: '1' }, local: { b: 'two' }, left: [`${origin}/x`, '/y', '/z'] },
    });
    await call('setAhead', 3_600_000);
    const { value } = (await call('now')) as { value: number[] };
    for (const time of value.slice(0, 2)) expect(time - Date.now()).toBeGreaterThan(3_500_000);
    expect(value[2]).toBe(5);
  });

  it('asks the network through the grader alone', async () => {
    await run(`
      export const ask = async () => {
        const body = new URLSearchParams({ a: 'b' });
        const response = await fetch('/config.json', { method: 'POST', headers: { 'x-b': '2' }, body });
        return [response.status, response.headers.get('x-a'), await response.text()];
      };
    `);
    expect(await call('ask')).toEqual({ kind: 'answered', value: [200, '1', 'hello'] });
    expect(asked[0]).toMatchObject({ url: `${origin}/config.json`, method: 'POST', body: btoa('a=b') });
    expect(asked[0]?.headers).toMatchObject({ 'x-b': '2' });
    answer = async () => ({ problem: 'fetch failed' });
    expect(await call('ask')).toEqual({ kind: 'threw', problem: 'TypeError: fetch failed' });
  });

  it('that is silent is waited for no longer than told, and can be ended', async () => {
    await run('export const forever = () => { while (true) {} };');
    expect(await site.call('forever', [], 200)).toEqual({ kind: 'silent' });
    site.end();
    await vi.waitFor(async () => expect(await site.call('forever', [], 50)).toMatchObject({ kind: 'ended' }));
  });

  it('that ends its process is told of in its words, then and later', async () => {
    await run(
      "export const crash = () => new Promise(() => setTimeout(() => { throw new RangeError('boom'); }));",
    );
    expect(await call('crash')).toEqual({ kind: 'ended', words: 'RangeError: boom' });
    expect(await call('crash')).toEqual({ kind: 'ended', words: 'RangeError: boom' });
  });

  // The address is where a machine in a cloud keeps its keys:
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
  it('reaches no network, and serves none', async () => {
    await run(`
      import dgram from 'node:dgram';
      import http from 'node:http';
      import net from 'node:net';
      import process from 'node:process';
      const codeOf = (work) => { try { work(); return 'done'; } catch ({ code }) { return code; } };
      const place = { host: '169.254.169.254', port: 80 };
      export const reach = () => [
        codeOf(() => net.connect(place)),
        codeOf(() => http.get(place)),
        codeOf(() => net.createServer().listen(0)),
        codeOf(() => dgram.createSocket('udp4').send('x', 80, place.host)),
        codeOf(() => process.binding('tcp_wrap')),
      ];
    `);
    const { value } = (await call('reach')) as { value: string[] };
    expect(new Set(value)).toEqual(new Set(['ERR_ACCESS_DENIED']));
  });

  // https://nodejs.org/api/permissions.html#permission-model
  it('gets no keys, reads nothing but the site, writes nothing and starts nothing', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    await run(`
      import { execSync } from 'node:child_process';
      import { readFileSync, writeFileSync } from 'node:fs';
      import { env } from 'node:process';
      const codeOf = (work) => { try { work(); return 'done'; } catch ({ code }) { return code; } };
      export const look = (outside, own) => [
        codeOf(() => readFileSync(outside)),
        codeOf(() => writeFileSync(own, '')),
        codeOf(() => execSync('echo')),
        env.AWS_SECRET_ACCESS_KEY === undefined,
      ];
    `);
    const denied = 'ERR_ACCESS_DENIED';
    const outcome = await call('look', import.meta.filename, join(folder, 'new'));
    expect(outcome).toEqual({ kind: 'answered', value: [denied, denied, denied, true] });
  });
});
