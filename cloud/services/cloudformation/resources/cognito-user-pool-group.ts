import { notImplemented } from '../../../errors.ts';
import { cognito, NO_RESOURCE } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface UserPoolGroup extends Properties {
  UserPoolId: string;
  GroupName?: string;
  Description?: string;
  Precedence?: number;
  RoleArn?: string;
}

const NAME_LENGTH = 128;
/** UpdateGroup has no word for "none" here. */
const LASTING = ['Precedence', 'RoleArn'] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html */
export const userPoolGroup: SupportedType = {
  supported: ['UserPoolId', 'GroupName', 'Description', 'Precedence', 'RoleArn'],

  async create({ UserPoolId, GroupName, Description, Precedence, RoleArn }: UserPoolGroup, context) {
    const name = GroupName ?? context.physicalName({ maxLength: NAME_LENGTH });
    const input = { UserPoolId, GroupName: name, Description, Precedence, RoleArn };
    await cognito(context)('CreateGroup', input);
    return { physicalId: name, attributes: {} };
  },

  async update(GroupName, properties: UserPoolGroup, before: UserPoolGroup, context) {
    const removed = LASTING.find((name) => before[name] !== undefined && properties[name] === undefined);
    if (removed)
      throw notImplemented(`the removal of the property ${removed} of AWS::Cognito::UserPoolGroup`);
    const { UserPoolId, Description = '', Precedence, RoleArn } = properties;
    await cognito(context)('UpdateGroup', { UserPoolId, GroupName, Description, Precedence, RoleArn });
    return { physicalId: GroupName, attributes: {} };
  },

  async delete(GroupName, { UserPoolId }: UserPoolGroup, context) {
    await whenGone(cognito(context)('DeleteGroup', { UserPoolId, GroupName }), NO_RESOURCE);
  },
};
