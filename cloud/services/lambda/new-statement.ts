import type { PolicyStatement } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { identityOfArn } from '../iam/identities.ts';
import { invalidParameter } from './refusals.ts';

interface Permission {
  StatementId: string;
  Action: string;
  Principal: string;
  SourceArn?: string;
  SourceAccount?: string;
}

const SERVICE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/;
const ROOT = /^arn:aws:iam::\d{12}:root$/;

/**
 * The statement that Lambda writes for a permission.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 *
 * @throws AwsError InvalidParameterValueException for a principal that does not exist
 */
export function newStatement(cloud: Cloud, permission: Permission, resource: string): PolicyStatement {
  const { StatementId, Action, SourceArn, SourceAccount } = permission;
  const condition = {
    ...(SourceAccount && { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
    ...(SourceArn && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  };
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(cloud, permission.Principal),
    Action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function principalOf(cloud: Cloud, principal: string): NonNullable<PolicyStatement['Principal']> {
  if (principal === '*') return '*';
  if (SERVICE.test(principal)) return { Service: principal };
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (ROOT.test(principal) || identityOfArn(cloud, principal)) return { AWS: principal };
  throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}
