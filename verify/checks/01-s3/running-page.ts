import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FormFile } from '../03-lambda/form.ts';
import { type SiteAnswer, type SiteRequest, startSite } from '../site-process.ts';
import type { MadeUpApi } from './made-up-api.ts';
import type { SiteFile } from './site-files.ts';

/** A page of the site, run in what looks to it like a browser. */
export interface RunningPage {
  open(path: string): Promise<void>;
  /** What a visitor can read. */
  text(): Promise<string>;
  /** What a browser's console would show of the page's scripts. */
  problems(): Promise<string>;
  pressAll(): Promise<void>;
  /** False where nothing deletes. */
  pressDelete(near: string): Promise<boolean>;
  /** False while there is no form with these fields that can be sent. */
  sendForm(fields: Record<string, string>, poster: FormFile): Promise<boolean>;
  end(): void;
}

/** The page's own scripts do not let go. */
export class Stuck extends Error {}

const ORIGIN = 'https://site.invalid';
const CALL_MS = 15_000;
const START_MS = 30_000;

/**
 * Starts a browser for the site. Its config.json names the made-up API and no user pool, so that nobody has to sign in.
 *
 * @throws Error when it does not start: that is no fault of the site
 * @throws Stuck from each function, when a script of the page never ends, or ends the browser
 */
export async function runPage(site: ReadonlyMap<string, SiteFile>, api: MadeUpApi): Promise<RunningPage> {
  const answer = async (request: SiteRequest): Promise<SiteAnswer> => {
    if (request.url.startsWith(`${api.url}/`)) return api.answer(request);
    if (!request.url.startsWith(`${ORIGIN}/`)) return { problem: 'fetch failed' };
    return fileOf(site, api, new URL(request.url).pathname.slice(1));
  };
  const child = startSite(browserProgram(), answer);
  const ready = await child.call('ready', [], START_MS);
  if (ready.kind !== 'answered') {
    child.end();
    throw new Error(
      `the grader's browser did not start: ${ready.kind === 'ended' ? ready.words : ready.kind}`,
    );
  }
  const call = async <Value>(name: string, ...args: unknown[]): Promise<Value> => {
    const outcome = await child.call(name, args, CALL_MS);
    if (outcome.kind === 'answered') return outcome.value as Value;
    if (outcome.kind === 'silent') throw new Stuck(`nothing for ${CALL_MS / 1000} s: a script does not end`);
    throw new Stuck(outcome.kind === 'threw' ? outcome.problem : outcome.words);
  };
  return {
    open: (path) => call('open', path),
    text: () => call('text'),
    problems: () => call('problems'),
    pressAll: () => call('pressAll'),
    pressDelete: (near) => call('pressDelete', near),
    sendForm: (fields, { bytes, ...poster }) =>
      call('sendForm', fields, { ...poster, bytes: bytes.toString('base64') }),
    end: child.end,
  };
}

function browserProgram() {
  const here = realpathSync(import.meta.dirname);
  const happyDom = realpathSync(createRequire(import.meta.url).resolve('happy-dom'));
  const packages = happyDom.slice(0, happyDom.lastIndexOf(join('happy-dom', 'lib')));
  return {
    script: join(here, 'page-like.mjs'),
    args: [pathToFileURL(happyDom).href, ORIGIN],
    reads: [
      join(here, 'page-like.mjs'),
      join(dirname(here), 'asked-by-grader.mjs'),
      join(dirname(here), 'no-network.mjs'),
      join(packages, '*'),
    ],
    // happy-dom asks for it where code of others is run: https://github.com/capricorn86/happy-dom/wiki
    flags: ['--disallow-code-generation-from-strings'],
  };
}

function fileOf(site: ReadonlyMap<string, SiteFile>, api: MadeUpApi, path: string): SiteAnswer {
  const key = decodeURIComponent(path) || 'index.html';
  const file = site.get(key);
  if (!file) return { status: 404, headers: {}, body: '' };
  const body = key === 'config.json' ? Buffer.from(JSON.stringify({ apiUrl: api.url })) : file.body;
  const headers = { 'content-type': file.contentType ?? 'application/octet-stream' };
  return { status: 200, headers, body: body.toString('base64') };
}
