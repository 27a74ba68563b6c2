import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { roleOfArn } from './identities.ts';
import { resourceTags } from './tag-context.ts';

/**
 * The access that a caller needs to hand a role to a service, for the access rules of that service's operations.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 *
 * @param service as policies name it, e.g. `lambda.amazonaws.com`
 */
export function passRole({ cloud }: Pick<Call, 'cloud'>, roleArn: string, service: string): Access {
  return {
    action: 'iam:PassRole',
    resource: roleArn,
    context: { 'iam:PassedToService': service, ...resourceTags(roleOfArn(cloud, roleArn)?.tags) },
  };
}
