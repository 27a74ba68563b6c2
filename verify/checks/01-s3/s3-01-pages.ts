import { type Check, fail, pass, proven } from '../../check.ts';
import { count, some } from '../words.ts';
import { reachableFrom, withoutComments } from './references.ts';
import { pages, readSite, type SiteFile } from './site-files.ts';

const step = 'starter/s3-01-website.ts';

const holdsThePages: Check = async (grader) => {
  const site = await readSite(grader);
  const missing = pages.filter((page) => !site.has(page));
  const empty = pages.filter((page) => site.has(page) && !isDocument(site.get(page)));
  const copies = pages.filter((page, index) =>
    pages.slice(0, index).some((other) => site.get(page)?.body.equals(site.get(other)?.body ?? Buffer.of())),
  );
  if (missing.length + empty.length + copies.length === 0) return pass();
  const wrong = [
    missing.length > 0 && `missing: ${some(missing)}`,
    empty.length > 0 && `no HTML document with a title: ${some(empty)}`,
    copies.length > 0 && `copies of another page: ${some(copies)}`,
  ].filter(Boolean);
  const why =
    missing.length > 0
      ? `${count(missing.length, 'key')} of ${pages.length} ${missing.length === 1 ? 'is' : 'are'} not in the bucket, which holds ${count(site.size, 'file')}`
      : 'a page without content of its own is no page';
  return fail({
    expected: some(pages, pages.length),
    got: wrong.join('; '),
    why: proven(why),
    fix: `upload every file of starter/site with PutObjectCommand in ${step}`,
  });
};

function isDocument(file: SiteFile | undefined): boolean {
  const text = file?.body.toString('utf8') ?? '';
  return /<!doctype html/i.test(text) && /<title>[^<]+<\/title>/i.test(text) && /<body[\s>]/i.test(text);
}

const holdsWhatPagesName: Check = async (grader) => {
  const site = await readSite(grader);
  const named = new Set(pages.flatMap((page) => reachableFrom(page, site)));
  const missing = [...named].filter((key) => !site.has(key));
  const config = isJsonObject(site.get('config.json'));
  const hasBoth = ['.css', '.js'].every((ending) => [...named].some((key) => key.endsWith(ending)));
  if (missing.length === 0 && config && hasBoth) return pass();
  const wrong = [
    missing.length > 0 && `missing: ${some(missing)}`,
    !config && (site.has('config.json') ? 'config.json is no JSON object' : 'config.json is missing'),
    !hasBoth && 'the pages name no style or no script of the site',
  ].filter(Boolean);
  return fail({
    expected: `the ${named.size} files that the pages name, and config.json`,
    got: wrong.join('; '),
    why: proven('a browser that loads the pages would ask the bucket for this and not get it'),
    fix: `upload everything in starter/site, folders too, in ${step}; an address that begins with / starts at the bucket`,
  });
};

function isJsonObject(file: SiteFile | undefined): boolean {
  try {
    const value: unknown = JSON.parse(file?.body.toString('utf8') ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const areStatic: Check = async (grader) => {
  const site = await readSite(grader);
  for (const page of pages) {
    const found = leftover(page, site.get(page)?.body.toString('utf8') ?? '');
    if (!found) continue;
    return fail({
      expected: 'plain HTML that works without Flask, and scripts in files of their own',
      got: `${page} has ${found.what}: ${found.text}`,
      why: proven(found.why),
      fix: `convert starter/site/${page}, then upload it again`,
    });
  }
  const silent = ['index.html', 'admin.html', 'add_movie.html', 'edit_movie.html'].filter(
    (page) => !callsApi(page, site),
  );
  if (silent.length === 0) return pass();
  return fail({
    expected: 'scripts that read config.json and fetch /movies from the API it names',
    got: `no such code behind ${some(silent)}`,
    why: proven('none of the scripts that these pages load has both a fetch and the path /movies'),
    fix: 'write the functions of starter/site/js/api.js, and load a script in each page',
  });
};

/** What a browser cannot use: a tag of the template language, or a script within the page. */
function leftover(page: string, text: string) {
  const html = withoutComments(page, text);
  const [tag] = /\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/s.exec(html) ?? [];
  if (tag)
    return { what: 'a template tag', text: tag, why: 'S3 runs no code: a browser shows the tag as text' };
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)];
  const inline = scripts.find(
    ([, attributes = '', code = '']) =>
      code.trim() !== '' && !/type\s*=\s*["']?[\w/+-]*(json|importmap)/i.test(attributes),
  )?.[0];
  const [handler] =
    /<[a-z][^>]*\son[a-z]+\s*=\s*["'][^>]*>|<[a-z][^>]*=\s*["']javascript:[^>]*>/i.exec(html) ?? [];
  const found = inline ?? handler;
  const why = 'a strict Content-Security-Policy, which the site needs, runs no script within a page';
  return found ? { what: 'an inline script', text: found.replace(/\s+/g, ' ').slice(0, 60), why } : undefined;
}

/** Whether the scripts that a page loads, with all that they import, can reach the API. */
function callsApi(page: string, site: ReadonlyMap<string, SiteFile>): boolean {
  const scripts = reachableFrom(page, site).filter((key) => /\.m?js$/.test(key));
  const code = scripts
    .map((key) => withoutComments(key, site.get(key)?.body.toString('utf8') ?? ''))
    .join('\n');
  return (
    /\b(fetch\s*\(|XMLHttpRequest|axios)/.test(code) &&
    code.includes('config.json') &&
    /['"`/]movies\b/.test(code)
  );
}

export const pageChecks: Record<string, Check> = {
  'S3-01.2': holdsThePages,
  'S3-01.3': holdsWhatPagesName,
  'S3-01.4': areStatic,
};
