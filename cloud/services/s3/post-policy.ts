import { AwsError } from '../../errors.ts';
import type { PostForm } from './post-form.ts';

/** A POST policy. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html */
export interface PostPolicy {
  /** Milliseconds since 1970. */
  expiration: number;
  conditions: PostCondition[];
}

type PostCondition =
  | { test: 'eq' | 'starts-with'; field: string; value: string; shown: string }
  | { test: 'content-length-range'; min: number; max: number; shown: string };

/** @throws AwsError InvalidPolicyDocument, AccessDenied for a size range that is none */
export function parsePostPolicy(base64: string): PostPolicy {
  const document = readDocument(base64);
  const unexpected = Object.keys(document).find((name) => name !== 'expiration' && name !== 'conditions');
  if (unexpected) throw invalidPolicy(`Unexpected: '${unexpected.toLowerCase()}'`);
  const { expiration, conditions } = document;
  if (typeof expiration !== 'string') throw invalidPolicy('Policy missing expiration.');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration) || Number.isNaN(Date.parse(expiration))) {
    throw invalidPolicy(`Invalid 'expiration' value: '${expiration}'`);
  }
  if (conditions === undefined) throw invalidPolicy('Policy missing conditions.');
  if (!Array.isArray(conditions)) throw invalidPolicy("Invalid 'conditions' value: must be a List.");
  return { expiration: Date.parse(expiration), conditions: conditions.map(parseCondition) };
}

/**
 * Holds a form against its policy: every condition is met, and every field has one.
 *
 * @param form its fields, the bucket that the request was sent to among them
 * @param now milliseconds since 1970
 * @throws AwsError AccessDenied, EntityTooSmall, EntityTooLarge
 */
export function checkPostPolicy(policy: PostPolicy, form: PostForm, now: number): void {
  if (now >= policy.expiration) throw denied('Policy expired.');
  for (const condition of policy.conditions) checkCondition(condition, form);
  const covered = new Set(
    policy.conditions.map((condition) => ('field' in condition ? condition.field : '')),
  );
  for (const [field, { name }] of form.fields) {
    const exempt = ['policy', 'x-amz-signature'].includes(field) || field.startsWith('x-ignore-');
    if (!exempt && !covered.has(field)) throw denied(`Extra input fields: ${name}`);
  }
}

function readDocument(base64: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    if (typeof document === 'object' && document !== null) return document as Record<string, unknown>;
  } catch {
    // Said below, as for any other document that is no object.
  }
  throw invalidPolicy('Invalid JSON.');
}

function parseCondition(condition: unknown): PostCondition {
  if (Array.isArray(condition)) return parseTest(condition);
  if (typeof condition !== 'object' || condition === null) {
    throw invalidPolicy('Invalid condition test: must be a List or Object.');
  }
  const [[field, value] = ['', ''], ...others] = Object.entries(condition);
  if (others.length > 0 || field === '') {
    throw invalidPolicy(
      'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    );
  }
  if (typeof value !== 'string') throw invalidPolicy('Invalid Simple-Condition: value must be a string.');
  return { test: 'eq', field: field.toLowerCase(), value, shown: show(['eq', `$${field}`, value]) };
}

function parseTest(condition: unknown[]): PostCondition {
  const [name, first, second, ...others] = condition;
  if (typeof name !== 'string') throw invalidPolicy('Invalid Condition: missing operation identifier.');
  const test = name.toLowerCase();
  if (test !== 'eq' && test !== 'starts-with' && test !== 'content-length-range') {
    throw invalidPolicy(`Invalid Condition: unknown operation '${name}'.`);
  }
  if (second === undefined || others.length > 0) {
    throw invalidPolicy(`Invalid ${name}: wrong number of arguments.`);
  }
  const shown = show(condition);
  if (test === 'content-length-range') {
    const [min, max] = [Number(first), Number(second)];
    if (!(min >= 0) || !(max >= 0)) throw denied(`Policy Condition failed: ${shown}`);
    return { test, min, max, shown };
  }
  if (typeof first !== 'string' || typeof second !== 'string') throw invalidPolicy('Invalid JSON.');
  if (!first.startsWith('$')) throw denied(`Policy Condition failed: ${shown}`);
  return { test, field: first.slice(1).toLowerCase(), value: second, shown };
}

function checkCondition(condition: PostCondition, form: PostForm): void {
  if (condition.test === 'content-length-range') {
    checkRange(condition, form.file.bytes.byteLength);
    return;
  }
  const { test, field, value, shown } = condition;
  const given = form.fields.get(field)?.value;
  const met = given !== undefined && (test === 'eq' ? given === value : startsWith(field, given, value));
  if (!met) throw denied(`Policy Condition failed: ${shown}`);
}

/** A list of content types must match in every item. */
function startsWith(field: string, given: string, prefix: string): boolean {
  const items = field === 'content-type' ? given.split(',') : [given];
  return items.every((item) => item.startsWith(prefix));
}

function checkRange({ min, max }: { min: number; max: number }, size: number): void {
  if (size < min) {
    throw new AwsError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      400,
      {
        ProposedSize: size,
        MinSizeAllowed: min,
      },
    );
  }
  if (size > max) {
    throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
      ProposedSize: size,
      MaxSizeAllowed: max,
    });
  }
}

/** A condition as S3 repeats it: with a space behind each comma. */
function show(condition: unknown[]): string {
  return `[${condition.map((part) => JSON.stringify(part)).join(', ')}]`;
}

function invalidPolicy(problem: string): AwsError {
  return new AwsError('InvalidPolicyDocument', `Invalid Policy: ${problem}`);
}

function denied(problem: string): AwsError {
  return new AwsError('AccessDenied', `Invalid according to Policy: ${problem}`, 403);
}
