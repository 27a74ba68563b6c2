import type { Environment } from './config.ts';
import { CourseError } from './errors.ts';

/** Who may change films once module 5 is done. */
export interface Administrator {
  email: string;
  /**
   * The password that the administrator is to have. A person is asked for it, so call this only where it is needed, and
   * keep what it answers out of every file, log and message.
   *
   * @throws CourseError `usage` when it is not set and there is nobody to ask, or when it has a space in it
   */
  password(): Promise<string>;
}

/** Asks a person for something that the screen must not show. */
export type AskSecret = (question: string) => Promise<string>;

/**
 * The administrator that the variables name: `CINEDB_ADMIN_EMAIL`, or an address that nobody can receive mail at, and
 * `CINEDB_ADMIN_PASSWORD`, or what a person answers. A password is read from the environment alone: `.env` is a file.
 *
 * @throws CourseError `usage` for an e-mail address that is none
 */
export function administratorOf(student: string, env: Environment, ask?: AskSecret): Administrator {
  const email = env.CINEDB_ADMIN_EMAIL || `${student}@example.com`;
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new CourseError(
      'usage',
      `CINEDB_ADMIN_EMAIL is "${email}", which is no e-mail address.`,
      'Write one such as ana@example.com, or leave the variable out.',
    );
  }
  return {
    email,
    password: async () => withoutSpaces(env.CINEDB_ADMIN_PASSWORD || (await askTwice(email, ask))),
  };
}

/** Cognito refuses them too, with a regular expression: its policy has no words for it. */
function withoutSpaces(password: string): string {
  if (!/\s/.test(password)) return password;
  throw new CourseError('usage', 'The password has a space in it.', 'Give one without: Cognito takes none.');
}

/** Nobody sees what is typed, so a slip is noticed only by typing it again. */
async function askTwice(email: string, ask: AskSecret | undefined): Promise<string> {
  if (!ask) {
    throw new CourseError(
      'usage',
      `The password for ${email} is not set, and there is no terminal to ask at.`,
      'Set CINEDB_ADMIN_PASSWORD for this one command: 12 characters or more, with an upper-case and a lower-case letter, a digit and a symbol.',
    );
  }
  const password = await ask(`A password for ${email} (it is not shown): `);
  if (password !== '' && password === (await ask('The same again: '))) return password;
  throw new CourseError(
    'usage',
    password === '' ? 'No password was typed.' : 'The two passwords differ.',
    'Run the command again.',
  );
}
