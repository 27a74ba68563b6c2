import type { Movie } from '../../../shared/movie.ts';
import { comesAbout } from '../../../shared/wait.ts';
import { type FailureText, fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import { some } from '../words.ts';
import { type MadeUpApi, madeUpApi } from './made-up-api.ts';
import { type RunningPage, runPage } from './running-page.ts';
import { readSite, type SiteFile } from './site-files.ts';

/** A look at the site's pages in a browser of a kind, with an API behind them that the check has made up. */
export interface Visit {
  grader: Grader;
  site: ReadonlyMap<string, SiteFile>;
  api: MadeUpApi;
  page: RunningPage;
  /** What was done on the page that is open, in the past tense. */
  did: string[];
}

export const upload = 'and upload it again with starter/s3-01-website.ts';

const PATIENCE_MS = 6_000;

/** Reads the site from its bucket and starts a browser for it; `page.end()` ends that. */
export async function startVisit(grader: Grader): Promise<Visit> {
  const site = await readSite(grader);
  const api = madeUpApi([film(grader), film(grader), film(grader)]);
  const page = await runPage(site, api);
  grader.signal.addEventListener('abort', page.end);
  return { grader, site, api, page, did: [] };
}

/** @param path with its query: `/movie.html?id=…` */
export async function open({ api, page, did }: Visit, path: string): Promise<void> {
  api.forget();
  did.splice(0, did.length, `opened ${path.replace(/\?.*/, '')} with a made-up API in config.json`);
  await page.open(path);
}

/** Whether the page comes to show all of these texts. */
export function shows({ page }: Visit, texts: readonly string[]): Promise<boolean> {
  return soon(async () => {
    const text = await page.text();
    return texts.every((one) => text.includes(one));
  });
}

/** Whether the API comes to be asked: `DELETE /movies/…`. */
export function asks({ api }: Visit, call: string): Promise<boolean> {
  return soon(async () => api.asked().some((one) => one.call === call));
}

/** Whether it comes about before the patience ends. */
export function soon(probe: () => Promise<boolean>): Promise<boolean> {
  return comesAbout('the page', probe, { deadlineMs: PATIENCE_MS });
}

/** What was wanted of a page, where to mend it, and the likely reason when the page has asked the API and more was due. */
interface Wanted extends Pick<FailureText, 'expected' | 'fix'> {
  otherwise?: string;
}

/** The failure, with what the page did instead, and why, as far as that can be seen. */
export async function broken(visit: Visit, { otherwise, ...text }: Wanted): Promise<Outcome> {
  const [problem] = (await visit.page.problems()).split('\n');
  const calls = visit.api.asked().map(({ call }) => call);
  return fail({
    ...text,
    did: visit.did.join(', then '),
    got:
      calls.length > 0
        ? `the page asked for ${some(calls)}, and that was all`
        : 'the page asked the API for nothing',
    ...(problem && { evidence: `the browser's console: ${problem}` }),
    why: whyBroken(visit, otherwise),
  });
}

function whyBroken({ site, api }: Visit, otherwise = 'the script does not use what it was answered'): Why {
  const unwritten = [...site.values()].filter(
    ({ key, body }) => key.endsWith('.js') && body.includes('is yours to write'),
  );
  if (unwritten.length > 0) {
    return proven(`"is yours to write" still stands in ${some(unwritten.map(({ key }) => key))}`);
  }
  const lost = api.asked().find(({ status }) => status === 404);
  if (lost) return proven(`the API of this course has no ${lost.call}`);
  if (api.asked().length > 0) return likely(otherwise);
  return likely('the page loads no script that calls the API, or the script stops before');
}

/** A film that only this grading has. */
export function film({ canary, random }: Grader): Movie {
  const synopsis = `A film that nobody has seen: ${random.hex(8)}`;
  const rating = random.integer(10, 90) / 10;
  return { id: canary.id(), title: canary.title(), rating, synopsis, posterUrl: '' };
}
