import type { NormalizedSchema } from '@smithy/core/schema';
import { type Operation, requiredMembers } from '../../cloud/wire/operations.ts';

const DEEPEST = 6;
const DISTRIBUTION_ARN = 'arn:aws:cloudfront::000000000000:distribution/E1SAMPLE';

/** Members whose text a rule takes apart. */
const TEXTS: Record<string, string> = {
  'cloudfront:Resource': DISTRIBUTION_ARN,
  'dynamodb:ResourceArn': 'arn:aws:dynamodb:us-east-1:000000000000:table/sample',
  'iam:PolicyArn': 'arn:aws:iam::000000000000:policy/sample',
  'sts:RoleArn': 'arn:aws:iam::000000000000:role/sample',
  'cloudformation:RoleARN': 'arn:aws:iam::000000000000:role/sample',
  'lambda:Role': 'arn:aws:iam::000000000000:role/sample',
  'iam:Path': '/sample/',
  'iam:NewPath': '/other/',
  'iam:PathPrefix': '/sample/',
  's3:ExpectedBucketOwner': '000000000000',
  's3:ExpectedSourceBucketOwner': '000000000000',
  's3:CopySource': 'sample/key',
  's3:Tagging': 'colour=blue',
};

/**
 * An input that fits an operation's schema, to ask an access rule with.
 *
 * @param whole true for every member, false for those alone that the operation cannot be without
 */
export function sampleInput(service: string, operation: Operation, whole: boolean): Record<string, unknown> {
  return sampleOf(service, operation.input, whole, 0) as Record<string, unknown>;
}

function sampleOf(service: string, schema: NormalizedSchema, whole: boolean, depth: number): unknown {
  if (schema.isStructSchema()) return sampleStructure(service, schema, whole, depth);
  if (schema.isListSchema()) return [sampleOf(service, schema.getValueSchema(), whole, depth + 1)];
  if (schema.isMapSchema()) return { sample: sampleOf(service, schema.getValueSchema(), whole, depth + 1) };
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 1;
  if (schema.isTimestampSchema()) return new Date(0);
  if (schema.isBlobSchema()) return new Uint8Array();
  return TEXTS[`${service}:${schema.isMemberSchema() ? schema.getMemberName() : ''}`] ?? 'sample';
}

function sampleStructure(service: string, schema: NormalizedSchema, whole: boolean, depth: number): object {
  const required = requiredMembers(schema);
  const members: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    if (depth < DEEPEST && (whole || required.includes(name))) {
      members[name] = sampleOf(service, member, whole, depth + 1);
    }
  }
  return members;
}
