import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { type FailureText, type Grader, likely, proven } from '../../check.ts';
import { configurationOf, type FunctionKey, handlers, steps } from './functions.ts';
import type { Invoked } from './invoke.ts';
import { tellingLine } from './log-lines.ts';
import { whyNoResult } from './why-no-result.ts';

export type Reason = Pick<FailureText, 'why' | 'fix' | 'learn' | 'evidence'>;

/** All that tells why an invocation failed. */
export interface Facts {
  key: FunctionKey;
  config: FunctionConfiguration;
  table: string;
  bucket: string;
  invoked: Invoked;
  /** What was logged and what the error said, to look for AWS's words in. */
  text: string;
}

const learn = '#common-mistakes';

/** Why a function did not answer as it should, with the log line that shows it. */
export async function whyFailed(grader: Grader, key: FunctionKey, invoked: Invoked): Promise<Reason> {
  const { locate } = grader;
  const config = await configurationOf(grader, key);
  const places = { table: await locate.moviesTable(), bucket: await locate.postersBucket() };
  const text = [...invoked.log, invoked.error?.type, invoked.error?.message, invoked.body].join('\n');
  const evidence = evidenceOf(invoked);
  return { ...reasonFor({ key, config, ...places, invoked, text }), ...(evidence && { evidence }) };
}

/** The most telling line of a function's log: `log 9c1e: ResourceNotFoundException: …`. */
function evidenceOf({ requestId, log }: Invoked): string | undefined {
  const line = tellingLine(log);
  return line === undefined ? undefined : `log ${requestId.slice(0, 4)}: ${line.slice(0, 300)}`;
}

/** The first reason that fits. Those that AWS names come before those that are only likely. */
export function reasonFor(facts: Facts): Reason {
  return (
    whyNoResult(facts) ??
    wrongSetting(facts, 'TABLE_NAME', facts.table, 2) ??
    wrongSetting(facts, 'POSTERS_BUCKET', facts.bucket, 1) ??
    missingRight(facts) ??
    reservedWord(facts) ??
    wrongRegion(facts) ??
    otherwise(facts)
  );
}

/** A table or a bucket that is not the one of the course, or that is not named at all. */
function wrongSetting(
  { key, config, text }: Facts,
  variable: 'TABLE_NAME' | 'POSTERS_BUCKET',
  right: string,
  module: number,
): Reason | undefined {
  const value = config.Environment?.Variables?.[variable];
  const fix = `set ${variable} in the environment, in ${steps[key]}`;
  if (value === undefined && NAMES_NOTHING[variable].test(text)) {
    return { why: proven(`${variable} is not set`), fix, learn: '#configuration' };
  }
  if (value === undefined || value === right) return undefined;
  // A role that may use the right one alone is refused the other before anybody looks whether it exists.
  if (!NOT_THERE[variable].test(text) && !text.includes(value)) return undefined;
  const why = proven(`${variable} is "${value}"; module ${module} made "${right}"`);
  return { why, fix, learn: '#configuration' };
}

const NOT_THERE = { TABLE_NAME: /ResourceNotFoundException/, POSTERS_BUCKET: /NoSuchBucket/ };
const NAMES_NOTHING = {
  TABLE_NAME: /TABLE_NAME|tableName|TableName/,
  POSTERS_BUCKET: /POSTERS_BUCKET|HTTP label: Bucket|Bucket name/,
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function missingRight({ key, text }: Pick<Facts, 'key' | 'text'>): Reason | undefined {
  const plain = text.replaceAll('&#34;', '"').replaceAll('&quot;', '"');
  const [, who = '', action = '', resource = ''] =
    /User: (\S+) is not authorized to perform: ([\w:-]+)(?: on resource: "?([^\s",]+)"?)?/.exec(plain) ?? [];
  if (!action) return undefined;
  const role = /assumed-role\/([^/]+)/.exec(who)?.[1] ?? who;
  const where = resource ? ` on ${resource}` : '';
  return {
    why: proven(`the role ${role} may not ${action}${where}`),
    fix: `add { Effect: 'Allow', Action: ['${action}'], Resource: … } to the statements in ${steps[key]}`,
    learn,
  };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html */
function reservedWord({ key, text }: Facts): Reason | undefined {
  const [, word] = /reserved keyword: (\w+)/.exec(text) ?? [];
  if (!word) return undefined;
  return {
    why: proven(`"${word}" is one of DynamoDB's reserved words, and stands bare in an expression`),
    fix: `write #${word} and name it in ExpressionAttributeNames: { '#${word}': '${word}' }, in ${handlers[key]}`,
    learn,
  };
}

function wrongRegion({ key, text }: Facts): Reason | undefined {
  if (!/PermanentRedirect|AuthorizationHeaderMalformed|TemporaryRedirect/.test(text)) return undefined;
  const why = proven('the client of S3 is made for another region than the bucket is in');
  return { why, fix: `new S3Client() without a region: Lambda sets AWS_REGION, in ${handlers[key]}`, learn };
}

function otherwise({ key, invoked, text }: Facts): Reason {
  const fix = `follow the log of the function to the line, and correct ${handlers[key]}`;
  if (invoked.error) return { why: proven(`the handler threw ${invoked.error.type}`), fix };
  if (invoked.status === undefined) {
    const why = proven('what the handler returns has no statusCode, and API Gateway would answer 502');
    return { why, fix: `return { statusCode, headers, body } with the body as text, in ${handlers[key]}` };
  }
  const [, refusal] = /(ValidationException: .+)/.exec(text) ?? [];
  if (refusal) return { why: proven(refusal), fix };
  const [, fault] = /^(\w+(?:Error|Exception|Missing)): /.exec(tellingLine(invoked.log) ?? '') ?? [];
  if (fault && invoked.status >= 500) return { why: proven(`${fault} stopped the handler`), fix };
  return { why: likely(`the handler decides on ${invoked.status} by itself`), fix };
}
