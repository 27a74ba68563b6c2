import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFiles } from '../given/site-files.ts';

const site = join(import.meta.dirname, 'site');
const files = await siteFiles(site);
const pages = files.filter(({ key }) => key.endsWith('.html'));

/** Every address of this site that a page names in href or src, without its query. */
function localReferences(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="(\/[^"?#]*)/g)].map(([, address]) => String(address));
}

it('has the pages that the legacy templates became', () => {
  const keys = pages.map(({ key }) => key);
  expect(keys).toEqual([
    'add_movie.html',
    'admin.html',
    'edit_movie.html',
    'error.html',
    'index.html',
    'movie.html',
  ]);
});

describe.each(pages.map(({ key, path }) => [key, readFileSync(path, 'utf8')]))('%s', (key, html) => {
  it('names only files that are there, by whole paths: the error page is shown at any depth', () => {
    const references = localReferences(html);
    expect(references.length).toBeGreaterThan(3);
    for (const reference of references) expect(existsSync(join(site, reference)), reference).toBe(true);
    expect(html).not.toMatch(/(href|src)="(?!\/|#|https:)/);
  });

  it('has a policy against foreign scripts, and nothing that the policy would stop', () => {
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy"\s+content="default-src 'none'; script-src 'self'/,
    );
    expect(html).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });

  it('has nothing of the templates left', () => {
    expect(html).not.toMatch(/\{\{|\{%/);
  });

  it('loads the code that fills it, if it has films to show', () => {
    const script = /<script type="module" src="\/js\/[a-z-]+\.js"><\/script>/;
    if (key === 'error.html') expect(html).not.toMatch(/<script/);
    else expect(html).toMatch(script);
  });
});

it('puts no text on a page as HTML', () => {
  const scripts = files.filter((file) => file.key.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const { key, path } of scripts) {
    const code = readFileSync(path, 'utf8');
    expect(code, key).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  }
});

it('has the same files in the starter, with work left in each that is to be converted', async () => {
  const starter = join(import.meta.dirname, '..', 'starter', 'site');
  expect((await siteFiles(starter)).map(({ key }) => key)).toEqual(files.map(({ key }) => key));
  const toConvert = [
    'index.html',
    'admin.html',
    'add_movie.html',
    'edit_movie.html',
    'js/api.js',
    'js/index.js',
  ];
  for (const key of toConvert) {
    expect(readFileSync(join(starter, key), 'utf8'), key).toContain('TODO');
  }
});
