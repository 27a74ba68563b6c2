import { invalidParameter } from './refusals.ts';
import type { UserRecord } from './state.ts';

const FILTER = /^\s*"?([\w:]+)"?\s*(=|\^=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

const VALUES = new Map<string, (user: UserRecord) => string | undefined>([
  ['username', ({ username }) => username],
  ['cognito:user_status', ({ status }) => status],
  ['status', ({ enabled }) => (enabled ? 'Enabled' : 'Disabled')],
]);

const ATTRIBUTES = [
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'sub',
];

/**
 * Reads a filter such as `email ^= "ana"`: equal, or begins with. One attribute, and only those that AWS indexes.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api
 *
 * @throws AwsError InvalidParameterException
 */
export function readFilter(filter = ''): (user: UserRecord) => boolean {
  if (filter.trim() === '') return () => true;
  const [, name = '', operator, text = ''] = FILTER.exec(filter) ?? [];
  if (operator === undefined) throw invalidParameter('Error while parsing filter.');
  const read = VALUES.get(name) ?? (ATTRIBUTES.includes(name) ? attribute(name) : undefined);
  if (!read) throw invalidParameter(`Invalid search attribute: ${name}`);
  const wanted = text.replace(/\\(.)/g, '$1');
  // The status alone is compared without case.
  const shown = (value: string) => (name === 'cognito:user_status' ? value.toUpperCase() : value);
  return (user) => {
    const value = read(user);
    if (value === undefined) return false;
    return operator === '=' ? shown(value) === shown(wanted) : shown(value).startsWith(shown(wanted));
  };
}

function attribute(name: string) {
  return ({ attributes }: UserRecord): string | undefined => attributes[name];
}
