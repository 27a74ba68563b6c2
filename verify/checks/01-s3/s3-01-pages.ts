import { type Check, fail, pass, proven } from '../../check.ts';
import { some } from '../words.ts';
import { reachableFrom, withoutComments } from './references.ts';
import { pages, readSite, type SiteFile, shownByThemselves } from './site-files.ts';

const step = 'starter/s3-01-website.ts';

const holdsShownPages: Check = async (grader) => {
  const site = await readSite(grader);
  const missing = shownByThemselves.filter((page) => !site.has(page));
  if (missing.length === 0) return pass();
  return fail({
    expected: shownByThemselves.join(' and '),
    got: `missing: ${missing.join(' and ')}`,
    why: proven('CloudFront shows index.html for /, and error.html for a page that does not exist'),
    fix: `upload every file of starter/site with PutObjectCommand in ${step}`,
  });
};

const holdsTheSite: Check = async (grader) => {
  const site = await readSite(grader);
  return brokenPages(site) ?? missingFiles(site) ?? pass();
};

function brokenPages(site: ReadonlyMap<string, SiteFile>) {
  const missing = pages.filter((page) => !site.has(page));
  const there = pages.filter((page) => site.has(page));
  const empty = there.filter((page) => site.get(page)?.body.length === 0);
  const broken = there.filter((page) => !empty.includes(page) && !isDocument(site.get(page)));
  const copies = there.filter((page, index) =>
    there.slice(0, index).some((other) => site.get(page)?.body.equals(site.get(other)?.body ?? Buffer.of())),
  );
  const wrong = [
    { list: missing, got: 'missing', why: 'not in the bucket' },
    { list: empty, got: 'empty', why: 'empty' },
    { list: broken, got: 'no HTML document with a title', why: 'no HTML document with a title' },
    {
      list: copies.filter((page) => !empty.includes(page)),
      got: 'copies of another page',
      why: 'the same as another page',
    },
  ].filter(({ list }) => list.length > 0);
  const [first] = wrong;
  if (!first) return undefined;
  return fail({
    expected: `${some(pages, pages.length)}, each an HTML document of its own`,
    got: wrong.map(({ list, got }) => `${got}: ${some(list)}`).join('; '),
    why: proven(`${some(first.list)} ${first.list.length === 1 ? 'is' : 'are'} ${first.why}`),
    fix: `upload every file of starter/site with PutObjectCommand in ${step}`,
  });
}

function isDocument(file: SiteFile | undefined): boolean {
  const text = file?.body.toString('utf8') ?? '';
  return /<!doctype html/i.test(text) && /<title>[^<]+<\/title>/i.test(text) && /<body[\s>]/i.test(text);
}

function missingFiles(site: ReadonlyMap<string, SiteFile>) {
  const named = new Set(pages.flatMap((page) => reachableFrom(page, site)));
  const missing = [...named].filter((key) => !site.has(key));
  const config = isJsonObject(site.get('config.json'));
  const hasBoth = ['.css', '.js'].every((ending) => [...named].some((key) => key.endsWith(ending)));
  if (missing.length === 0 && config && hasBoth) return undefined;
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
}

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
  return pass();
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

export const pageChecks: Record<string, Check> = {
  'S3-01.2': holdsShownPages,
  'S3-01.3': holdsTheSite,
  'S3-01.4': areStatic,
};
