import { isIPv4 } from 'node:net';
import type { PolicyDocument, PolicyStatement } from '../../auth/principal.ts';

/** Keys that, held to fixed values, make a statement for everyone one for somebody. */
const FIXING_KEYS = [
  'aws:principalorgid',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:userid',
  's3:dataaccesspointaccount',
];
const PRIVATE_RANGES = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const BROADEST = { v4: 8, v6: 32 };

/**
 * What S3 means by public: a policy is it unless everything that it allows is for fixed values, without a wildcard or
 * a policy variable, of a principal or of certain conditions.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function isPublicPolicy(policy: PolicyDocument): boolean {
  return [policy.Statement].flat().some((statement) => statement.Effect === 'Allow' && isPublic(statement));
}

function isPublic({ Principal, Condition }: PolicyStatement): boolean {
  if (Principal !== undefined && !namesEveryone(Principal)) return false;
  return !Object.entries(Condition ?? {}).some(([operator, keys]) =>
    Object.entries(keys).some(([key, values]) => narrows(operator, key.toLowerCase(), [values].flat())),
  );
}

function namesEveryone(principal: NonNullable<PolicyStatement['Principal']>): boolean {
  if (typeof principal === 'string') return true;
  return Object.values(principal)
    .flat()
    .some((name) => !isFixed(name));
}

function narrows(operator: string, key: string, values: (string | number | boolean)[]): boolean {
  const texts = values.map(String);
  if (operator === 'IpAddress' && key === 'aws:sourceip') return texts.every(isNarrowRange);
  const isComparison = /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/.test(operator);
  if (!isComparison) return false;
  // The name of an access point may be a pattern, since its account is fixed.
  if (key === 's3:dataaccesspointarn') {
    return texts.every((arn) => /^arn:aws:s3:[a-z0-9-]+:\d{12}:accesspoint\//.test(arn));
  }
  return FIXING_KEYS.includes(key) && texts.every(isFixed);
}

function isFixed(value: string): boolean {
  return !/[*?]|\$\{/.test(value);
}

function isNarrowRange(range: string): boolean {
  const [address = '', length] = range.split('/');
  if (PRIVATE_RANGES.test(address)) return true;
  if (length === undefined) return true;
  return Number(length) >= (isIPv4(address) ? BROADEST.v4 : BROADEST.v6);
}
