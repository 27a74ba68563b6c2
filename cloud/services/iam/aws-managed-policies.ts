import { readFileSync } from 'node:fs';
import { notImplemented } from '../../errors.ts';
import { arnOf, parseArn } from './arns.ts';
import type { PolicyRecord } from './state.ts';

interface Published {
  name: string;
  path: string;
  /** The default version, the only one whose document is known. */
  version: string;
  createdAt: number;
  updatedAt: number;
  document: object;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html */
const RETIRED = ['AWSLambdaFullAccess'];

let loaded: Map<string, PolicyRecord> | undefined;

/**
 * The policies that AWS keeps, by ARN: those that a course like this one uses.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function awsManagedPolicies(): ReadonlyMap<string, PolicyRecord> {
  loaded ??= new Map(read().map((policy) => [arnOf('policy', policy), policy]));
  return loaded;
}

/**
 * The policy that AWS keeps under an ARN. Undefined when AWS has none there: it is retired, or its name is known to
 * stand under another path, as `service-role/` is often forgotten.
 *
 * @throws AwsError NotImplemented for any other that is not among them, whether AWS has it or not
 */
export function findAwsManaged(arn: string): PolicyRecord | undefined {
  const found = awsManagedPolicies().get(arn);
  if (found) return found;
  const name = parseArn(arn)?.name ?? '';
  const elsewhere = [...awsManagedPolicies().values()].some((policy) => policy.name === name);
  if (!elsewhere && !RETIRED.includes(name)) throw notImplemented(`the AWS managed policy ${arn}`);
  return undefined;
}

function read(): PolicyRecord[] {
  const file = new URL('./aws-managed-policies.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as Published[]).map(asRecord);
}

function asRecord({ name, path, version, createdAt, updatedAt, document }: Published): PolicyRecord {
  return {
    id: '',
    account: 'aws',
    name,
    path,
    createdAt,
    updatedAt,
    tags: [],
    versions: [{ id: version, document: JSON.stringify(document), createdAt: updatedAt }],
    defaultVersion: version,
    nextVersion: Number(version.slice(1)) + 1,
  };
}
