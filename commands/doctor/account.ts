import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Course } from '../../shared/step.ts';
import { messageOf, remedyOf } from '../explain.ts';
import { type Finding, fail, pass, warn } from './finding.ts';

/** Who the keys belong to. Of the keys themselves nothing is shown. */
export async function credentialsFinding({ clients, config }: Course): Promise<Finding> {
  const { Arn = '' } = await clients.sts.send(new GetCallerIdentityCommand({}));
  if (config.target === 'aws' && Arn.endsWith(':root')) {
    return warn(
      'credentials',
      `${Arn}: the root user, who may do everything and cannot be limited`,
      'Make a user for the course: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
    );
  }
  return pass('credentials', Arn);
}

/** What keeps a command from finding its account: no cloud, no keys, no network. */
export function noAccountFinding(error: unknown): Finding {
  return fail('credentials', messageOf(error), remedyOf(error));
}
