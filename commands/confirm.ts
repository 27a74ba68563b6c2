import { CourseError } from '../shared/errors.ts';
import type { Course } from '../shared/step.ts';
import { confirmedAccounts } from './confirmed-accounts.ts';

/** The flag of every command that asks; for its help. */
export const confirmFlag = { help: 'on AWS, confirm the account without being asked' };

/**
 * Lets a command change a real account only when somebody has confirmed its number: once for each account, by typing
 * it or by `--yes`. The account is remembered in the state folder.
 *
 * @param yes whether the student has said so beforehand, by `--yes`
 * @throws CourseError `usage` where there is nobody to ask, `refused` when the answer is another
 */
export async function confirmAccount(
  { config, account, region, student }: Course,
  yes: boolean,
  ask?: (question: string) => Promise<string>,
): Promise<void> {
  if (config.target !== 'aws') return;
  const confirmed = confirmedAccounts(config.stateDir);
  if (confirmed.has(account)) return;
  if (!yes) {
    const what = `AWS account ${account} is not confirmed yet.`;
    const place = `This command changes things there, in ${region} for student ${student}.`;
    if (!ask) throw nobodyToAsk(`${what} ${place}`);
    const answer = await ask(`${what}\n${place}\nType the account's number to go on: `);
    if (answer.replace(/[\s-]/g, '') !== account) throw notConfirmed();
  }
  confirmed.add(account);
}

function nobodyToAsk(what: string): CourseError {
  return new CourseError(
    'usage',
    `${what} There is no terminal to ask at.`,
    'Add --yes if that is the account you mean.',
  );
}

function notConfirmed(): CourseError {
  return new CourseError(
    'refused',
    "That is not the account's number. Nothing was changed.",
    'Choose another account with AWS_PROFILE, or use --target local.',
  );
}
