import type { Call, Cloud } from '../../call.ts';
import { type FunctionName, functionArn, parseFunctionName } from './names.ts';
import { notFound } from './refusals.ts';
import { type FunctionRecord, functions, type VersionRecord } from './state.ts';

/** A function with the version that a name means. */
export interface Target {
  record: FunctionRecord;
  version: VersionRecord;
  name: FunctionName;
}

/** @throws AwsError ResourceNotFoundException */
export function findFunction(cloud: Cloud, name: FunctionName): FunctionRecord {
  const record = functions(cloud, name).get(name.name);
  if (!record) throw notFound(`Function not found: ${functionArn(name)}`);
  return record;
}

/** The function of a name without a qualifier, as most operations take it. */
export function functionOf(call: Call, functionName: string): FunctionRecord {
  const { qualifier: _, ...name } = parseFunctionName(functionName, call);
  return findFunction(call.cloud, name);
}

/** @throws AwsError ResourceNotFoundException for the function, the version or the alias */
export function findTarget(cloud: Cloud, name: FunctionName): Target {
  const record = findFunction(cloud, name);
  const version = versionOf(record, name.qualifier);
  if (!version) throw notFound(`Function not found: ${functionArn(name)}`);
  return { record, version, name };
}

/** The version that a qualifier means; undefined when there is none. */
export function versionOf(record: FunctionRecord, qualifier = '$LATEST'): VersionRecord | undefined {
  if (qualifier === '$LATEST') return record.latest;
  const number = record.aliases[qualifier]?.version ?? qualifier;
  return number === '$LATEST' ? record.latest : record.versions.find(({ version }) => version === number);
}
