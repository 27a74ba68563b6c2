import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { assumeRoleAsService } from '../sts/service-role.ts';
import { functionArn } from './names.ts';
import { invalidParameter } from './refusals.ts';

const SHORTEST_SESSION = 900;

/**
 * Lambda tries the role before it takes it.
 * https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html
 *
 * @throws AwsError InvalidParameterValueException when the role does not exist or does not trust Lambda,
 *   AccessDeniedException for another account's
 */
export function checkRole({ cloud, account, region }: Call, roleArn: string, name: string): void {
  if (roleArn.split(':')[4] !== account) {
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  }
  try {
    assumeRoleAsService(cloud, roleArn, 'lambda.amazonaws.com', name, {
      sourceArn: functionArn({ account, region, name }),
      sourceAccount: account,
      seconds: SHORTEST_SESSION,
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
  }
}
