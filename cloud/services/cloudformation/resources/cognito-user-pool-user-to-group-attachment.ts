import { cognito, NO_RESOURCE, NO_USER } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Attachment extends Properties {
  UserPoolId: string;
  Username: string;
  GroupName: string;
}

/**
 * Every change of a property makes a new attachment. `Ref` gives a generated id.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolusertogroupattachment.html
 */
export const userPoolUserToGroupAttachment: SupportedType = {
  supported: ['UserPoolId', 'Username', 'GroupName'],

  async create({ UserPoolId, Username, GroupName }: Attachment, context) {
    await cognito(context)('AdminAddUserToGroup', { UserPoolId, Username, GroupName });
    return { physicalId: context.physicalName(), attributes: {} };
  },

  update: async (physicalId) => ({ physicalId, attributes: {} }),

  async delete(_id, { UserPoolId, Username, GroupName }: Attachment, context) {
    const input = { UserPoolId, Username, GroupName };
    await whenGone(cognito(context)('AdminRemoveUserFromGroup', input), NO_USER, NO_RESOURCE);
  },
};
