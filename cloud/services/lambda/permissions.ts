import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-lambda';
import type { PolicyDocument } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findTarget } from './find.ts';
import { functionArn, parseFunctionName } from './names.ts';
import { newStatement } from './new-statement.ts';
import { checkRevision, conflict, notFound } from './refusals.ts';
import { type FunctionPolicy, type FunctionRecord, saveFunction } from './state.ts';

const MOST_BYTES = 20_480;

/** https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export const handlers = {
  AddPermission(input, call) {
    const { record, qualifier, arn } = policyTarget(call, input.FunctionName, input.Qualifier);
    const policy = record.policies[qualifier];
    checkRevision(input.RevisionId, policy?.revisionId ?? record.latest.revisionId);
    const statements = policy?.statements ?? [];
    if (statements.some(({ Sid }) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const statement = newStatement(call.cloud, input, arn);
    save(call, record, qualifier, [...statements, statement]);
    return { Statement: JSON.stringify(statement) };
  },

  RemovePermission({ FunctionName, Qualifier, StatementId, RevisionId }, call) {
    const { record, qualifier } = policyTarget(call, FunctionName, Qualifier);
    const policy = record.policies[qualifier];
    if (!policy) throw noPolicy();
    checkRevision(RevisionId, policy.revisionId);
    const statements = policy.statements.filter(({ Sid }) => Sid !== StatementId);
    if (statements.length === policy.statements.length) {
      throw notFound(`Statement ${StatementId} is not found in resource policy.`);
    }
    save(call, record, qualifier, statements);
    return {};
  },

  GetPolicy({ FunctionName, Qualifier }, call) {
    const { record, qualifier } = policyTarget(call, FunctionName, Qualifier);
    const policy = record.policies[qualifier];
    if (!policy) throw noPolicy();
    return { Policy: JSON.stringify(policyDocument(policy)), RevisionId: policy.revisionId };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AddPermission: [
    'FunctionName',
    'Qualifier',
    'StatementId',
    'Action',
    'Principal',
    'SourceArn',
    'SourceAccount',
    'RevisionId',
  ],
  RemovePermission: ['FunctionName', 'Qualifier', 'StatementId', 'RevisionId'],
  GetPolicy: ['FunctionName', 'Qualifier'],
};

/** The policy in AWS's form. */
export function policyDocument({ statements }: FunctionPolicy): PolicyDocument {
  return { Version: '2012-10-17', Id: 'default', Statement: statements };
}

/** Each version and alias has a policy of its own; `$LATEST` has none. */
function policyTarget(call: Call, functionName: string, given: string | undefined) {
  const name = parseFunctionName(functionName, call, given);
  const { record } = findTarget(call.cloud, name);
  if (name.qualifier === '$LATEST') {
    throw new AwsError(
      'InvalidParameterValueException',
      'We currently do not support adding policies for $LATEST.',
    );
  }
  return { record, qualifier: name.qualifier ?? '', arn: functionArn(name) };
}

function save(
  call: Call,
  record: FunctionRecord,
  qualifier: string,
  statements: FunctionPolicy['statements'],
): void {
  const { [qualifier]: _, ...others } = record.policies;
  const policy = { revisionId: randomUUID(), statements };
  const size = Buffer.byteLength(JSON.stringify(policyDocument(policy)));
  if (size > MOST_BYTES) {
    throw new AwsError(
      'PolicyLengthExceededException',
      `The final policy size (${size}) is bigger than the limit (${MOST_BYTES}).`,
    );
  }
  saveFunction(call.cloud, {
    ...record,
    policies: statements.length > 0 ? { ...others, [qualifier]: policy } : others,
  });
}

function noPolicy(): AwsError {
  return notFound('The resource you requested does not exist.');
}
