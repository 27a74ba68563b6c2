import { type FailureText, likely, proven } from '../../check.ts';
import type { Outcome } from '../site-process.ts';
import { steps } from './pool.ts';

type Stuck = Exclude<Outcome, { kind: 'answered' }>;

/** Milliseconds for one call of the site's code; a slow connection has 15 s for each request already. */
export const callMs = 20_000;

/**
 * Why a function of the site's code gave no answer.
 *
 * @param hide takes out of its words what must not be printed
 */
export function brokenText(
  name: string,
  outcome: Stuck,
  hide: (text: string) => string,
): Omit<FailureText, 'expected'> {
  const fix = `write ${name === 'load' ? 'it' : name} as the lesson says, in ${steps.session}`;
  if (outcome.kind === 'silent') {
    const why = likely('a promise that nothing settles, or a loop that does not end');
    return { got: `no answer from ${name} within ${callMs / 1000} s`, why, fix };
  }
  const words = hide(outcome.kind === 'threw' ? outcome.problem : outcome.words);
  if (/ERR_MODULE_NOT_FOUND|ERR_ACCESS_DENIED/.test(words)) {
    const why = proven('a script that the code loads is not there, or cannot be read');
    return { got: words, why, fix: `upload signInLibrary() and what is in site/, in ${steps.signIn}` };
  }
  if (name === 'load') return { got: words, why: proven('the scripts of the site cannot be loaded'), fix };
  if (outcome.kind === 'ended') {
    const why = proven(`the process ended while ${name} ran: an error that nothing catches`);
    return { got: words, why, fix };
  }
  return { got: `${name} threw ${words}`, why: whyThrown(name, words), fix };
}

function whyThrown(name: string, words: string) {
  if (words.includes('is yours to write')) return proven(`${name} is still the starter's`);
  return likely(`what ${name} calls refuses what it is given`);
}
