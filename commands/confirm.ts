import { CourseError } from '../shared/errors.ts';
import type { Course } from '../shared/step.ts';

/**
 * Asks once before a command changes a real account.
 *
 * @param yes whether the student has said so beforehand, by `--yes`
 * @throws CourseError `usage` where there is nobody to ask, `refused` when the answer is no
 */
export async function confirmAccount(
  { config, account, region, student }: Course,
  yes: boolean,
  ask?: (question: string) => Promise<string>,
): Promise<void> {
  if (config.target !== 'aws' || yes) return;
  const what = `This changes AWS account ${account} in ${region} for student ${student}.`;
  if (!ask) {
    throw new CourseError(
      'usage',
      `${what} There is no terminal to ask at.`,
      'Add --yes if that is the account you mean.',
    );
  }
  const answer = await ask(`${what} Go on? [y/N] `);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new CourseError(
    'refused',
    'Nothing was changed.',
    'Choose another account with AWS_PROFILE, or use --target local.',
  );
}
