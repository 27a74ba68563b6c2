import type { SiteFile } from './site-files.ts';

const ATTRIBUTE =
  /<(?:link|script|img|source)\b[^>]*?\s(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
const IMPORT = /\b(?:import|export)\b[^'"`;(]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*['"]([^'"]+)['"]/g;
const LATE_IMPORT = /\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g;
const STYLE = /url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]/gi;
// Any host does: it only tells the site's own addresses from those of others.
const SITE = 'https://site.invalid';

/** The keys of the site's own files that a page, a script or a style loads. Other sites' files are not ours to grade. */
export function referencesOf(file: Pick<SiteFile, 'key' | 'body'>): string[] {
  return keysNamed(file, patternFor(file.key));
}

/** The files that a script loads when it comes to it: `import()`. They may belong to a module that is still to come. */
function lateReferencesOf(file: SiteFile): string[] {
  return keysNamed(file, /\.m?js$/.test(file.key) ? LATE_IMPORT : undefined);
}

function keysNamed({ key, body }: Pick<SiteFile, 'key' | 'body'>, pattern: RegExp | undefined): string[] {
  if (!pattern) return [];
  const text = withoutComments(key, body.toString('utf8'));
  const named = [...text.matchAll(pattern)].map((match) => match.slice(1).find((part) => part !== undefined));
  const keys = named.flatMap((name) => (name === undefined ? [] : (ownKey(name, key) ?? [])));
  return [...new Set(keys)];
}

/**
 * The key behind an address, as seen from a file; undefined for another site's, for one that a template was to fill
 * in, or for none at all.
 */
function ownKey(address: string, from: string): string | undefined {
  if (/\{\{|\{%/.test(address)) return undefined;
  const base = `${SITE}/${from}`;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.origin !== SITE) return undefined;
  // A `%` that begins no escape is itself, as browsers see it.
  const path = url.pathname.replace(/%(?![0-9a-f]{2})/gi, '%25');
  return decodeURIComponent(path).slice(1) || 'index.html';
}

/** A file's text without its comments, which nobody runs. A `//` after a colon is part of an address. */
export function withoutComments(key: string, text: string): string {
  if (key.endsWith('.html')) return text.replace(/<!--[\s\S]*?-->/g, '');
  const blockless = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return /\.m?js$/.test(key) ? blockless.replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1') : blockless;
}

/**
 * Every file that one page loads: what it names, and what those files name in turn. What a script loads late counts
 * when it is there: a page works without it until the script gets so far.
 */
export function reachableFrom(page: string, site: ReadonlyMap<string, SiteFile>): string[] {
  const found = new Set<string>();
  const visit = (key: string) => {
    const file = site.get(key);
    const late = file ? lateReferencesOf(file).filter((reference) => site.has(reference)) : [];
    for (const reference of file ? [...referencesOf(file), ...late] : []) {
      if (found.has(reference)) continue;
      found.add(reference);
      visit(reference);
    }
  };
  visit(page);
  return [...found];
}

function patternFor(key: string): RegExp | undefined {
  if (key.endsWith('.html')) return ATTRIBUTE;
  if (/\.m?js$/.test(key)) return IMPORT;
  return key.endsWith('.css') ? STYLE : undefined;
}
