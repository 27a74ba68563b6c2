import { cutPage } from '../cut-page.ts';
import { validationError } from './template/errors.ts';

/** The items of one answer: CloudFormation cuts at 100, and takes no other number. */
const PAGE = 100;
const PREFIX = 'after:';

/**
 * One page of a list. The token names the last item, so that what comes new in front shifts nothing.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 *
 * @throws AwsError ValidationError for a token that no list gave
 */
export function pageOf<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  token: string | undefined,
): { items: T[]; NextToken?: string } {
  const start = token === undefined ? 0 : startAfter(all.map(idOf), token);
  const { items, lastKey } = cutPage(all, idOf, start, PAGE);
  if (lastKey === undefined) return { items };
  return { items, NextToken: Buffer.from(PREFIX + lastKey).toString('base64url') };
}

function startAfter(ids: string[], token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const index = text.startsWith(PREFIX) ? ids.indexOf(text.slice(PREFIX.length)) : -1;
  if (index < 0) throw validationError('NextToken is invalid');
  return index + 1;
}
