import { findCredential } from '../../../auth/credentials.ts';
import type { Call, Caller, Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { assumeRoleAsService } from '../../sts/service-role.ts';
import type { StackRecord } from '../stack-record.ts';
import { validationError } from '../template/errors.ts';

const SERVICE = 'cloudformation.amazonaws.com';
const SESSION = 'AWSCloudFormation';

/**
 * As whom a stack's resources are made: its service role, else whoever calls.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 *
 * @throws AwsError ValidationError where CloudFormation cannot assume the role
 */
export function workingCaller(call: Call, roleArn: string | undefined): Caller {
  const { principal, account, region } = call;
  if (roleArn === undefined) return { principal, account, region };
  return asRole(call.cloud, { account, region }, roleArn);
}

/** The access key with which a cloud that comes back finds the caller. */
export function accessKeyOf({ principal }: Caller): string {
  return 'accessKeyId' in principal ? principal.accessKeyId : '';
}

/** Who goes on with a stack in a cloud that was started again. Without credentials every call is refused. */
export function resumingCaller(cloud: Cloud, stack: StackRecord): Caller {
  const { account, region, roleArn, operation } = stack;
  try {
    if (roleArn !== undefined) return asRole(cloud, { account, region }, roleArn);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
  const principal = findCredential(cloud, operation?.accessKeyId ?? '')?.principal;
  return { principal: principal ?? { type: 'Anonymous' }, account, region };
}

function asRole(cloud: Cloud, place: Pick<Caller, 'account' | 'region'>, roleArn: string): Caller {
  try {
    const { AccessKeyId } = assumeRoleAsService(cloud, roleArn, SERVICE, SESSION, {
      sourceAccount: place.account,
    });
    const principal = findCredential(cloud, AccessKeyId)?.principal;
    if (principal) return { ...place, principal };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
  throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
}
