import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFiles } from '../../01-s3/given/site-files.ts';
import { libraryKey } from '../given/sign-in-library.ts';

const own = join(import.meta.dirname, 'site');
const first = join(import.meta.dirname, '..', '..', '01-s3', 'solution', 'site');
const files = await siteFiles(own);
const before = (await siteFiles(first)).map(({ key }) => key);
const text = (key: string) => readFileSync(join(own, key), 'utf8');
const isThere = (key: string) =>
  key === libraryKey || [own, first].some((folder) => existsSync(join(folder, key)));

it('adds files to the site and replaces none', () => {
  expect(files.map(({ key }) => key).filter((key) => before.includes(key))).toEqual([]);
});

it('has the same files in the starter, which leaves session.js alone to be written', async () => {
  const starter = join(import.meta.dirname, '..', 'starter', 'site');
  expect((await siteFiles(starter)).map(({ key }) => key)).toEqual(files.map(({ key }) => key));
  for (const { key } of files) {
    const written = readFileSync(join(starter, key), 'utf8');
    if (key === 'js/session.js') expect(written).toContain('TODO');
    else expect(written, key).toBe(text(key));
  }
});

describe.each(['login.html', 'signed-in.html'])('%s', (key) => {
  it('names only files that are there, by whole paths', () => {
    const named = [...text(key).matchAll(/(?:href|src)="([^"#][^"?]*)/g)].map(([, address]) =>
      String(address),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const address of named) {
      expect(address).toMatch(/^\/\w/);
      expect(isThere(address.slice(1)), address).toBe(true);
    }
  });

  it('has the very policy of the pages of module 1, and nothing that it would stop', () => {
    const policy = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/;
    const [, expected] = policy.exec(readFileSync(join(first, 'admin.html'), 'utf8')) ?? [];
    expect(expected).toContain("script-src 'self';");
    expect(policy.exec(text(key))?.[1]).toBe(expected);
    expect(text(key)).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });
});

describe.each(files.filter(({ key }) => key.endsWith('.js')))('$key', ({ key }) => {
  it('imports only files that are there', () => {
    const named = [...text(key).matchAll(/(?:from|import)\s*\(?\s*'\.\/([^']+)'/g)].map(
      ([, name]) => `js/${name}`,
    );
    for (const name of named) expect(isThere(name), name).toBe(true);
  });

  it('puts no text on a page as HTML, and no token into localStorage', () => {
    const code = text(key).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage/);
  });
});

// https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Attributes/autocomplete
it('tells password managers which field is which', () => {
  const fields = [...text('login.html').matchAll(/<input[^>]*?name="(\w+)"[^>]*?autocomplete="([\w-]+)"/g)];
  expect(fields.map(([, name, meaning]) => [name, meaning])).toEqual([
    ['email', 'username'],
    ['password', 'current-password'],
    ['account', 'username'],
    ['newPassword', 'new-password'],
    ['repeated', 'new-password'],
  ]);
});
