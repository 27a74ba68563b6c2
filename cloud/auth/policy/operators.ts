import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { matchesPattern } from './glob.ts';
import { matchesArn } from './match-arn.ts';
import { expandPattern, expandText, type VariableScope } from './variables.ts';

/** Compares one value of a policy with one value of the request. */
type Compare = (policyValue: string, value: string, scope: VariableScope) => boolean;

export interface Operator {
  compare: Compare;
  /** A negated operator holds when none of the policy's values fit, and when the key is not there. */
  negated: boolean;
}

/**
 * The condition operators but for `Null`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', (policy, value, scope) => expandText(policy, scope) === value),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', (policy, value, scope) => {
    return expandText(policy, scope)?.toLowerCase() === value.toLowerCase();
  }),
  ...pair('StringLike', 'StringNotLike', (policy, value, scope) => {
    const pattern = expandPattern(policy, scope);
    return pattern !== undefined && matchesPattern(pattern, value);
  }),
  ...pair(
    'NumericEquals',
    'NumericNotEquals',
    numeric((policy, value) => value === policy),
  ),
  ['NumericLessThan', positive(numeric((policy, value) => value < policy))],
  ['NumericLessThanEquals', positive(numeric((policy, value) => value <= policy))],
  ['NumericGreaterThan', positive(numeric((policy, value) => value > policy))],
  ['NumericGreaterThanEquals', positive(numeric((policy, value) => value >= policy))],
  ...pair(
    'DateEquals',
    'DateNotEquals',
    date((policy, value) => value === policy),
  ),
  ['DateLessThan', positive(date((policy, value) => value < policy))],
  ['DateLessThanEquals', positive(date((policy, value) => value <= policy))],
  ['DateGreaterThan', positive(date((policy, value) => value > policy))],
  ['DateGreaterThanEquals', positive(date((policy, value) => value >= policy))],
  ['Bool', positive((policy, value) => policy.toLowerCase() === value.toLowerCase())],
  [
    'BinaryEquals',
    positive((policy, value) => Buffer.from(policy, 'base64').equals(Buffer.from(value, 'base64'))),
  ],
  ...pair('IpAddress', 'NotIpAddress', inRange),
  ...pair('ArnEquals', 'ArnNotEquals', arn),
  ...pair('ArnLike', 'ArnNotLike', arn),
]);

/** Milliseconds since 1970 of an ISO 8601 date or of seconds since 1970; NaN when it is neither. */
export function policyDate(text: string): number {
  return /^\d{5,}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** A range of addresses; undefined when the text is neither an address nor CIDR. */
export function addressRange(text: string): BlockList | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
  const longest = family === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family === undefined || rest.length > 0 || bits < 0 || bits > longest) return undefined;
  const range = new BlockList();
  range.addSubnet(address, bits, family);
  return range;
}

function pair(name: string, opposite: string, compare: Compare): [string, Operator][] {
  return [
    [name, { compare, negated: false }],
    [opposite, { compare, negated: true }],
  ];
}

function positive(compare: Compare): Operator {
  return { compare, negated: false };
}

function numeric(holds: (policy: number, value: number) => boolean): Compare {
  // An empty text would be 0 to Number.
  return (policy, value) => value.trim() !== '' && holds(Number(policy), Number(value));
}

function date(holds: (policy: number, value: number) => boolean): Compare {
  return (policy, value) => holds(policyDate(policy), policyDate(value));
}

function inRange(policy: string, value: string): boolean {
  // Node names an IPv4 client of a dual-stack socket ::ffff:192.0.2.1.
  const address = value.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv4(address) && !isIPv6(address)) return false;
  return addressRange(policy)?.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') ?? false;
}

function arn(policy: string, value: string, scope: VariableScope): boolean {
  const pattern = expandPattern(policy, scope);
  return pattern !== undefined && matchesArn(pattern, value);
}
