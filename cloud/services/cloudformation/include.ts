import { parseDocument } from 'yaml';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import { readObject } from './stored-object.ts';
import { validationError } from './template/errors.ts';
import { readDocument } from './template/read-document.ts';
import { isMembers, type Members } from './template/values.ts';

const INCLUDE = 'AWS::Include';
const FUNCTION = 'Fn::Transform';
const INVALID = "The specified S3 object's content should be valid Yaml/JSON.";

export interface IncludeContext {
  call: Call;
  /** What a value is that refers to parameters. */
  evaluate(value: unknown): unknown;
}

/** Whether a part of a template includes something: such a template expands by itself. */
export function includes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, FUNCTION) || Object.values(value).some(includes);
}

/**
 * A document with all that it includes from S3, the innermost first; what the caller may not read, nobody includes.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
 *
 * @throws AwsError ValidationError where it fails; NotImplemented for other transforms
 */
export async function withIncludes(document: Members, context: IncludeContext): Promise<Members> {
  const { Transform: declared, ...rest } = document;
  const whole = (Array.isArray(declared) ? declared : [declared]).filter(isInclude);
  const expanded = await expand(rest, context);
  const parts = await Promise.all(whole.map((one) => included(one, context)));
  const left = Array.isArray(declared) ? declared.filter((one) => !isInclude(one)) : [declared];
  const Transform = left.filter((one) => one !== undefined && !isInclude(one));
  return Object.assign({}, ...parts, expanded, Transform.length > 0 && { Transform });
}

async function expand<T>(value: T, context: IncludeContext): Promise<T> {
  if (Array.isArray(value)) {
    return (await Promise.all(value.map((item) => expand(item, context)))) as T;
  }
  if (!isMembers(value)) return value;
  const members = await Promise.all(
    Object.entries(value)
      .filter(([key]) => key !== FUNCTION)
      .map(async ([key, member]) => [key, await expand(member, context)] as const),
  );
  const siblings = Object.fromEntries(members);
  if (!Object.hasOwn(value, FUNCTION)) return siblings as T;
  return { ...(await included(value[FUNCTION], context)), ...siblings } as T;
}

function isInclude(value: unknown): boolean {
  return value === INCLUDE || (isMembers(value) && value.Name === INCLUDE);
}

async function included(transform: unknown, { call, evaluate }: IncludeContext): Promise<Members> {
  const { Name, Parameters } = isMembers(transform) ? transform : {};
  if (Name !== INCLUDE) throw notImplemented(`the transform ${String(Name)}`);
  const location = isMembers(Parameters) ? evaluate(Parameters.Location) : undefined;
  const uri = /^s3:\/\/(?<Bucket>[^/]+)\/(?<Key>.+)$/.exec(String(location));
  if (!uri?.groups) throw failed('The location parameter is not a valid S3 uri.');
  const { Bucket = '', Key = '' } = uri.groups;
  const content = readFragment(await textOf(call, { Bucket, Key }));
  // What is included cannot include: https://github.com/awsdocs/aws-cloudformation-user-guide/pull/232
  if (!isMembers(content) || includes(content)) throw failed(INVALID);
  return content;
}

async function textOf(call: Call, name: { Bucket: string; Key: string }): Promise<string> {
  try {
    return new TextDecoder().decode(await readObject(call, name));
  } catch (error) {
    if (error instanceof AwsError) throw failed(error.message);
    throw error;
  }
}

/** Fragments know no short forms of functions. */
function readFragment(text: string): unknown {
  const { errors, warnings } = parseDocument(text, { logLevel: 'silent' });
  if (errors.length > 0 || warnings.length > 0) throw failed(INVALID);
  return readDocument(text);
}

function failed(why: string): AwsError {
  return validationError(`Transform ${INCLUDE} failed with: ${why}`);
}
