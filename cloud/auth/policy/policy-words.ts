import { AwsError } from '../../errors.ts';
import type { PolicyAttachment } from './validate.ts';

type Field = 'Statement' | 'Effect' | 'Principal' | 'Action' | 'Resource';

/** The refusals of a policy, as the service that stores it words them. */
export interface PolicyWords {
  notJson(): AwsError;
  syntax(): AwsError;
  unknownField(name: string): AwsError;
  badVersion(): AwsError;
  oldVersion(): AwsError;
  noStatement(): AwsError;
  missing(field: Field): AwsError;
  /** Both an element and its Not- form. */
  twice(field: Field): AwsError;
  duplicateSid(): AwsError;
  badEffect(given: unknown): AwsError;
  badPrincipal(): AwsError;
  prohibited(field: 'Principal' | 'Resource'): AwsError;
  badAction(problem: string): AwsError;
  badResource(problem: string): AwsError;
  badOperator(name: string): AwsError;
  badConditionValue(operator: string, value: string): AwsError;
}

export function policyWords(kind: PolicyAttachment): PolicyWords {
  return kind === 'resource' ? S3_WORDS : IAM_WORDS;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const iam = (message: string) => new AwsError('MalformedPolicyDocument', message);
const syntax = () => iam('Syntax errors in policy.');

/**
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html names the code; the messages are
 * those that IAM answers.
 */
const IAM_WORDS: PolicyWords = {
  notJson: syntax,
  syntax,
  unknownField: syntax,
  badVersion: syntax,
  oldVersion: () => iam('Policy document must be version 2012-10-17 or greater.'),
  noStatement: syntax,
  missing: (field) => {
    if (field === 'Action') return iam('Policy statement must contain actions.');
    if (field === 'Resource') return iam('Policy statement must contain resources.');
    return field === 'Principal' ? iam('Missing required field Principal') : syntax();
  },
  twice: syntax,
  duplicateSid: () => iam('Statement IDs (SID) in a single policy must be unique.'),
  badEffect: syntax,
  badPrincipal: () => iam('Invalid principal in policy'),
  prohibited: (field) =>
    iam(
      field === 'Resource'
        ? 'Has prohibited field Resource'
        : 'Policy document should not specify a principal.',
    ),
  badAction: iam,
  badResource: iam,
  badOperator: (name) => iam(`Invalid Condition type : ${name}.`),
  badConditionValue: () => iam('The policy failed legacy parsing'),
};

const s3 = (message: string) => new AwsError('MalformedPolicy', message);

/** S3's words. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
const S3_WORDS: PolicyWords = {
  notJson: () => s3("Policies must be valid JSON and the first byte must be '{'"),
  syntax: () => s3('Invalid policy syntax.'),
  unknownField: (name) => s3(`Unknown field ${name}`),
  badVersion: () => s3('The policy must contain a valid version string'),
  oldVersion: () => s3('The policy must contain a valid version string'),
  noStatement: () => s3('Could not parse the policy: Statement is empty!'),
  missing: (field) => s3(`Missing required field ${field}`),
  twice: (field) => s3(`Statement/policy already has instance of ${field}`),
  duplicateSid: () => s3('Statement IDs (SID) in a single policy must be unique.'),
  badEffect: (given) => s3(`Invalid effect: ${String(given)}`),
  badPrincipal: () => s3('Invalid principal in policy'),
  prohibited: (field) => s3(`Unknown field ${field}`),
  badAction: () => s3('Policy has invalid action'),
  badResource: () => s3('Policy has invalid resource'),
  badOperator: (name) => s3(`Invalid Condition type : ${name}`),
  badConditionValue: (operator, value) =>
    s3(
      /IpAddress$/.test(operator)
        ? 'Invalid IP address in Conditions'
        : `Invalid value in Conditions: ${value}`,
    ),
};
