import type { DomainRecord } from '../../services/cognito-idp/state.ts';

/** What a request asks about a session that the browser may have already. */
export type Prompt = 'default' | 'none' | 'login';

const KNOWN = ['none', 'login', 'select_account', 'consent'];

/**
 * Managed login knows the parameter `prompt`; the classic hosted UI, which is version 1, does not look at it. The values
 * for other identity providers change nothing for a user of the pool.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 *
 * @returns undefined when the value is wrong: `none` goes with no other (OpenID Connect Core, section 3.1.2.1)
 */
export function readPrompt(value: string | undefined, domain: DomainRecord): Prompt | undefined {
  if (!value || domain.managedLoginVersion !== 2) return 'default';
  const values = value.split(' ').filter(Boolean);
  if (!values.every((name) => KNOWN.includes(name))) return undefined;
  if (values.includes('none')) return values.length === 1 ? 'none' : undefined;
  return values.includes('login') ? 'login' : 'default';
}
