import type { Answer } from '../../shared/http.ts';

const MOST_CHARACTERS = 110;

/** A few members of a list, and how many more there are: `a, b, c and 5 more`. */
export function some(list: readonly string[], most = 3): string {
  const more = list.length - most;
  const shown = list.slice(0, most).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** `1 file`, `2 files`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** The status of an answer and the gist of its body: `403 AccessDenied: Access Denied`. */
export function said(answer: Pick<Answer, 'status' | 'text'>): string {
  const text = gist(answer.text());
  return text.startsWith(`${answer.status} `) ? text : `${answer.status} ${text}`;
}

/** The code and the message of an XML error of S3, a page's title, or the beginning of any other text, on one line. */
function gist(text: string): string {
  if (text === '') return 'with an empty body';
  if (text.includes('<ListBucketResult')) return 'with a list of what is in the bucket';
  const [, code] = /<Code>([^<]*)<\/Code>/.exec(text) ?? [];
  const [, message] = /<Message>([^<]*)<\/Message>/.exec(text) ?? [];
  const [, title] = /<title>([^<]*)<\/title>/i.exec(text) ?? [];
  return short(code ? `${code}: ${message ?? ''}` : (title ?? text));
}

function short(text: string): string {
  const line = text.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replace(/\s+/g, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 3)}...` : line;
}
