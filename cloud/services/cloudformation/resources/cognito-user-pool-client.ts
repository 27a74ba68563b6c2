import type {
  CreateUserPoolClientRequest,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { cognito, NO_RESOURCE } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

const SETTINGS = [
  'AccessTokenValidity',
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'AuthSessionValidity',
  'CallbackURLs',
  'DefaultRedirectURI',
  'EnablePropagateAdditionalUserContextData',
  'EnableTokenRevocation',
  'ExplicitAuthFlows',
  'IdTokenValidity',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenRotation',
  'RefreshTokenValidity',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'WriteAttributes',
] as const;

type Settings = Pick<CreateUserPoolClientRequest, (typeof SETTINGS)[number]>;

interface UserPoolClient extends Properties, Settings {
  UserPoolId: string;
  ClientName?: string;
  GenerateSecret?: boolean;
}

const NAME_LENGTH = 128;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html */
export const userPoolClient: SupportedType = {
  supported: ['UserPoolId', 'ClientName', 'GenerateSecret', ...SETTINGS],

  async create(properties: UserPoolClient, context) {
    const { UserPoolId, GenerateSecret } = properties;
    const { UserPoolClient } = await cognito(context)('CreateUserPoolClient', {
      ...settingsOf(properties),
      UserPoolId,
      GenerateSecret,
      ClientName: properties.ClientName ?? context.physicalName({ maxLength: NAME_LENGTH }),
    });
    return physical(UserPoolClient);
  },

  /** What is not sent goes back to its default, as AWS has it. */
  async update(ClientId, properties: UserPoolClient, _before, context) {
    const { UserPoolId, ClientName } = properties;
    const input = { ...settingsOf(properties), UserPoolId, ClientId, ClientName };
    const { UserPoolClient } = await cognito(context)('UpdateUserPoolClient', input);
    return physical(UserPoolClient);
  },

  async delete(ClientId, { UserPoolId }: UserPoolClient, context) {
    await whenGone(cognito(context)('DeleteUserPoolClient', { UserPoolId, ClientId }), NO_RESOURCE);
  },
};

function settingsOf(properties: UserPoolClient): Settings {
  return Object.fromEntries(SETTINGS.map((name) => [name, properties[name]]));
}

function physical(client: UserPoolClientType = {}): Physical {
  const { ClientId = '', ClientSecret, ClientName } = client;
  return { physicalId: ClientId, attributes: { ClientId, ClientSecret, Name: ClientName } };
}
