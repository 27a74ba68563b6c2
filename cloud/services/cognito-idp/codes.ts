import { randomInt } from 'node:crypto';
import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import type { Call, Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { limitExceeded } from './refusals.ts';
import { sameText } from './sign-in/app.ts';
import type { UserPoolRecord, UserRecord } from './state.ts';

/** What a code is for. A user has one of each at the most: a new one replaces it. */
export type CodePurpose = 'signUp' | 'password' | 'email';

/** Times are milliseconds since 1970. */
interface CodeRecord {
  /** Absent when it was used. */
  code?: string;
  expiresAt: number;
  /** When codes were asked for, and when one was tried, within the last hour. */
  asked: number[];
  tried: number[];
}

const HOUR = 60 * 60 * 1000;
/** https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html#limits-hard-non-adjustable */
const VALIDITY: Record<CodePurpose, number> = { signUp: 24 * HOUR, password: HOUR, email: 24 * HOUR };
/** AWS lets five to twenty through in an hour, by the risk that it sees. */
const PER_HOUR = 5;
const CODE_END = 1_000_000;

/**
 * Sends a user a code. Nobody gets mail here: the cloud's log shows it.
 *
 * @throws AwsError LimitExceededException
 */
export function sendCode(
  call: Call,
  pool: UserPoolRecord,
  user: UserRecord,
  purpose: CodePurpose,
): CodeDeliveryDetailsType {
  const now = call.cloud.clock.now();
  const record = recordOf(call.cloud, pool, user, purpose);
  if (record.asked.length >= PER_HOUR) throw tooManyAttempts();
  const code = String(randomInt(CODE_END)).padStart(6, '0');
  const asked = [...record.asked, now];
  keep(call.cloud, pool, user, purpose, { ...record, code, asked, expiresAt: now + VALIDITY[purpose] });
  const address = user.attributes.email ?? '';
  call.mail.push(`mail to ${address}: ${code} is the code ${TELLS[purpose]} in ${pool.name} (${pool.id})`);
  return deliveryTo(address);
}

const TELLS: Record<CodePurpose, string> = {
  signUp: 'that confirms the account',
  password: 'that resets the password',
  email: 'that verifies the e-mail address',
};

/**
 * Takes a code that a user has typed; it works once.
 *
 * @throws AwsError CodeMismatchException, ExpiredCodeException, LimitExceededException
 */
export function takeCode(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: UserRecord,
  purpose: CodePurpose,
  given: string,
): void {
  const record = recordOf(cloud, pool, user, purpose);
  if (record.tried.length >= PER_HOUR) throw tooManyAttempts();
  if (record.code === undefined || record.expiresAt <= cloud.clock.now()) throw expiredCode();
  if (!sameText(record.code, given)) {
    keep(cloud, pool, user, purpose, { ...record, tried: [...record.tried, cloud.clock.now()] });
    throw codeMismatch();
  }
  const { code: _, ...used } = record;
  keep(cloud, pool, user, purpose, used);
}

export function codeMismatch(): AwsError {
  return new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

export function expiredCode(): AwsError {
  return new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

/** `a***@e***`: where a code went to, so that only who knows the address recognises it. */
export function deliveryTo(address: string): CodeDeliveryDetailsType {
  const [name = '', host = ''] = address.split('@');
  const Destination = `${name.slice(0, 1)}***@${host.slice(0, 1)}***`;
  return { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

/** What is known of a user's codes, without the attempts that are more than an hour old. */
function recordOf(cloud: Cloud, pool: UserPoolRecord, user: UserRecord, purpose: CodePurpose): CodeRecord {
  const known = codes(cloud, pool.id).get(keyOf(user, purpose));
  const oldest = cloud.clock.now() - HOUR;
  const recent = (times: number[] = []) => times.filter((time) => time > oldest);
  return { expiresAt: 0, ...known, asked: recent(known?.asked), tried: recent(known?.tried) };
}

function keep(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: UserRecord,
  purpose: CodePurpose,
  record: CodeRecord,
) {
  codes(cloud, pool.id).set(keyOf(user, purpose), record);
}

function keyOf({ sub }: UserRecord, purpose: CodePurpose): string {
  return `${purpose}/${sub}`;
}

/** What is tried too often within an hour. */
export function tooManyAttempts(): AwsError {
  return limitExceeded('Attempt limit exceeded, please try after some time.');
}

function codes(cloud: Cloud, poolId: string) {
  return cloud.store.collection<CodeRecord>('cognito-idp/codes', poolId);
}
