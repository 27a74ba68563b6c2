import type {
  AttributeType,
  DeliveryMediumType,
  MessageActionType,
} from '@aws-sdk/client-cognito-identity-provider';
import { cognito, NO_RESOURCE, NO_USER } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface UserPoolUser extends Properties {
  UserPoolId: string;
  Username?: string;
  ClientMetadata?: Record<string, string>;
  DesiredDeliveryMediums?: DeliveryMediumType[];
  ForceAliasCreation?: boolean;
  MessageAction?: MessageActionType;
  UserAttributes?: AttributeType[];
  ValidationData?: AttributeType[];
}

const NAME_LENGTH = 128;

/**
 * Every change of a property makes a new user. `Ref` gives the name of the template, also where Cognito makes another.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluser.html
 */
export const userPoolUser: SupportedType = {
  supported: [
    'UserPoolId',
    'Username',
    'ClientMetadata',
    'DesiredDeliveryMediums',
    'ForceAliasCreation',
    'MessageAction',
    'UserAttributes',
    'ValidationData',
  ],

  async create(properties: UserPoolUser, context) {
    const Username = properties.Username ?? context.physicalName({ maxLength: NAME_LENGTH });
    await cognito(context)('AdminCreateUser', {
      UserPoolId: properties.UserPoolId,
      Username,
      ClientMetadata: properties.ClientMetadata,
      DesiredDeliveryMediums: properties.DesiredDeliveryMediums,
      ForceAliasCreation: properties.ForceAliasCreation,
      MessageAction: properties.MessageAction,
      UserAttributes: properties.UserAttributes,
      ValidationData: properties.ValidationData,
    });
    return { physicalId: Username, attributes: {} };
  },

  update: async (physicalId) => ({ physicalId, attributes: {} }),

  async delete(Username, { UserPoolId }: UserPoolUser, context) {
    await whenGone(cognito(context)('AdminDeleteUser', { UserPoolId, Username }), NO_USER, NO_RESOURCE);
  },
};
