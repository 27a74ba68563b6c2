import type { ResourceServerScopeType } from '@aws-sdk/client-cognito-identity-provider';
import { cognito, NO_RESOURCE } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface ResourceServer extends Properties {
  UserPoolId: string;
  Identifier: string;
  Name: string;
  Scopes?: ResourceServerScopeType[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolresourceserver.html */
export const userPoolResourceServer: SupportedType = {
  supported: ['UserPoolId', 'Identifier', 'Name', 'Scopes'],

  async create({ UserPoolId, Identifier, Name, Scopes }: ResourceServer, context) {
    await cognito(context)('CreateResourceServer', { UserPoolId, Identifier, Name, Scopes });
    return { physicalId: Identifier, attributes: {} };
  },

  async update(Identifier, { UserPoolId, Name, Scopes }: ResourceServer, _before, context) {
    await cognito(context)('UpdateResourceServer', { UserPoolId, Identifier, Name, Scopes });
    return { physicalId: Identifier, attributes: {} };
  },

  async delete(Identifier, { UserPoolId }: ResourceServer, context) {
    await whenGone(cognito(context)('DeleteResourceServer', { UserPoolId, Identifier }), NO_RESOURCE);
  },
};
