import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, type FailureText, fail, type Grader, type Outcome } from '../../check.ts';
import { originOfSite } from '../04-apigateway/preflight.ts';
import { type SiteAnswer, type SiteRequest, startSite } from '../site-process.ts';
import { brokenText, callMs } from './broken.ts';
import { isFault, passOn } from './pass-on.ts';
import { secrets } from './secrets.ts';
import { download } from './site-scripts.ts';

/** What the site's code keeps, and where it has sent the browser since the last look. */
export interface Kept {
  session: Record<string, string>;
  local: Record<string, string>;
  left: string[];
}

/** The site's own js/session.js, in a process that looks to it like a browser. */
export interface RunningSite {
  /**
   * What a function of it answers.
   *
   * @param expected what should come of it, for the case that it throws or is silent
   * @throws Broken, which `withSite` turns into a failure
   */
  call<Value>(expected: string, name: string, ...args: unknown[]): Promise<Value>;
  /** The same where a refusal is wanted: its words, or undefined when there was none. */
  refusal(name: string, ...args: unknown[]): Promise<string | undefined>;
  kept(): Promise<Kept>;
  setAhead(ms: number): Promise<void>;
  /** What Cognito sent to it that must stay secret: the refresh tokens, the last one at the end. */
  refreshTokens(): string[];
}

/** The site's code threw, fell silent or ended. */
class Broken extends Error {
  readonly failure: FailureText;
  constructor(failure: FailureText) {
    super('the code of the site did not get through');
    this.failure = failure;
  }
}

/** A check that runs the code of the site. Whatever that does, it is a failure in its own words at most. */
export function withSite(work: (grader: Grader, site: RunningSite) => Promise<Outcome>): Check {
  return async (grader) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'cinedb-site-')));
    let stop = () => {};
    try {
      await download(grader, await originOfSite(grader), folder);
      const started = await start(grader, folder);
      stop = started.stop;
      grader.signal.addEventListener('abort', stop);
      return await work(grader, started.site);
    } catch (error) {
      if (error instanceof Broken) return fail(error.failure);
      throw error;
    } finally {
      stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}

async function start(grader: Grader, folder: string): Promise<{ site: RunningSite; stop: () => void }> {
  const origin = await originOfSite(grader);
  const kept = secrets(folder);
  let fault: unknown;
  const answer = async (request: SiteRequest): Promise<SiteAnswer> => {
    try {
      const found = await passOn(grader, origin, request);
      kept.learn(found.body);
      return found;
    } catch (error) {
      if (isFault(grader, origin, request.url, error)) fault ??= error;
      return { problem: 'fetch failed' };
    }
  };
  const program = { script: join(folder, 'browser-like.js'), args: [origin], reads: [join(folder, '*')] };
  const child = startSite(program, answer);
  const run = async (name: string, args: unknown[]) => {
    kept.add(...args);
    const outcome = await child.call(name, args, callMs);
    if (fault !== undefined) throw fault;
    return outcome;
  };
  const call = async <Value>(expected: string, name: string, ...args: unknown[]): Promise<Value> => {
    const outcome = await run(name, args);
    if (outcome.kind === 'answered') return outcome.value as Value;
    throw new Broken({ expected, ...brokenText(name, outcome, kept.hide) });
  };
  await call('js/session.js is there and can be run', 'load');
  grader.log('ran js/session.js of the site');
  const site: RunningSite = {
    call,
    async refusal(name, ...args) {
      const outcome = await run(name, args);
      if (outcome.kind === 'threw') return kept.hide(outcome.problem);
      if (outcome.kind === 'answered') return undefined;
      throw new Broken({ expected: `${name} refuses`, ...brokenText(name, outcome, kept.hide) });
    },
    kept: () => call('the storages', 'kept'),
    setAhead: (ms) => call('the clock', 'setAhead', ms),
    refreshTokens: kept.refreshTokens,
  };
  return { site, stop: child.end };
}
