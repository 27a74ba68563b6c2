import { afterEach, expect, it, vi } from 'vitest';
import { madeUpApi } from './made-up-api.ts';
import { type RunningPage, runPage, Stuck } from './running-page.ts';
import type { SiteFile } from './site-files.ts';

const api = madeUpApi([]);

let page: RunningPage;
afterEach(() => page.end());

/** A page with one script, which may write into `result`. */
async function run(script: string): Promise<void> {
  const html =
    '<!doctype html><title>x</title><body><p id="result"></p><script type="module" src="/x.js"></script>';
  const files = [
    file('x.html', html, 'text/html'),
    file('x.js', script, 'text/javascript'),
    file('config.json', '{"apiUrl":null,"userPool":{}}', 'application/json'),
  ];
  page = await runPage(new Map(files), api);
  await page.open('/x.html');
}

function file(key: string, text: string, contentType: string): [string, SiteFile] {
  return [key, { key, body: Buffer.from(text), contentType, cacheControl: undefined }];
}

const PATIENCE = { timeout: 10_000 };
const reads = (text: string) => vi.waitFor(async () => expect(await page.text()).toContain(text), PATIENCE);

it('gives a page its files, and the made-up API by its config.json', async () => {
  await run(`
    const { apiUrl, userPool } = await (await fetch('/config.json')).json();
    const { movies } = await (await fetch(apiUrl + '/movies')).json();
    document.querySelector('#result').textContent = JSON.stringify([apiUrl, userPool, movies]);
  `);
  await reads(JSON.stringify([api.url, null, []]));
  expect(api.asked()).toEqual([{ call: 'GET /movies', status: 200 }]);
});

// https://github.com/capricorn86/happy-dom/wiki: code in it is not shut in by happy-dom itself.
it('shuts its scripts in: no network, no module of Node, no way out of the page', async () => {
  await run(`
    const tried = {
      network: async () => (await fetch('https://elsewhere.example/')).status,
      socket: () => new WebSocket('ws://127.0.0.1:1'),
      sync: () => {
        const request = new XMLHttpRequest();
        request.open('GET', 'https://elsewhere.example/', false);
        request.send();
        return request.status || Promise.reject(new Error('none'));
      },
      module: async () => import('node:fs'),
      process: () => process.env,
      text: () => document.constructor.constructor('return process')().env,
    };
    const done = [];
    for (const [name, work] of Object.entries(tried)) {
      await Promise.resolve().then(work).then(() => done.push(name), () => {});
    }
    document.querySelector('#result').textContent = 'got: ' + done.join() + '.';
  `);
  await reads('got: .');
});

it('has what a page may use that its browser lacks', async () => {
  await run(`
    const seen = () => { document.querySelector('#result').textContent = 'seen, ' + confirm('Sure?'); };
    new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && seen()).observe(document.body);
  `);
  await reads('seen, true');
});

it('tells what a script throws, and when none lets go', async () => {
  await run("setTimeout(() => { throw new Error('boom'); }); Promise.reject(new Error('crash'));");
  const told = async () => expect(await page.problems()).toMatch(/boom[\s\S]*crash|crash[\s\S]*boom/);
  await vi.waitFor(told, PATIENCE);
  page.end();
  await run('document.title = "y";');
  page.end();
  await expect(page.text()).rejects.toThrow(Stuck);
});
