import type { SchemaAttributeType, UpdateUserPoolRequest } from '@aws-sdk/client-cognito-identity-provider';
import { cognito, NO_RESOURCE } from './cognito-calls.ts';
import { addedAttributes, refuseFixed } from './cognito-user-pool-lasting.ts';
import { FIXED, type Fixed, SETTINGS, SUPPORTED } from './cognito-user-pool-properties.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface UserPool extends Properties, Fixed, Omit<UpdateUserPoolRequest, 'UserPoolId' | 'PoolName'> {
  UserPoolName?: string;
  Schema?: SchemaAttributeType[];
}

const NAME_LENGTH = 128;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPool: SupportedType = {
  supported: SUPPORTED,

  async create(properties: UserPool, context) {
    const { UserPool } = await cognito(context)('CreateUserPool', {
      ...settingsOf(properties, context),
      ...Object.fromEntries(FIXED.map((name) => [name, properties[name]])),
      Schema: properties.Schema,
      PoolName: properties.UserPoolName ?? context.physicalName({ maxLength: NAME_LENGTH }),
    });
    return physical(UserPool?.Id ?? '', UserPool?.Arn ?? '', context);
  },

  /** What is not sent goes back to its default, as AWS has it. */
  async update(UserPoolId, properties: UserPool, before: UserPool, context) {
    const call = cognito(context);
    const { UserPool: pool = {} } = await call('DescribeUserPool', { UserPoolId });
    refuseFixed(properties, pool);
    const CustomAttributes = addedAttributes(properties.Schema, before.Schema, pool.SchemaAttributes);
    await call('UpdateUserPool', {
      UserPoolId,
      ...settingsOf(properties, context),
      PoolName: properties.UserPoolName,
    });
    if (CustomAttributes.length > 0) await call('AddCustomAttributes', { UserPoolId, CustomAttributes });
    return physical(UserPoolId, pool.Arn ?? '', context);
  },

  async delete(UserPoolId, _properties, context) {
    await whenGone(cognito(context)('DeleteUserPool', { UserPoolId }), NO_RESOURCE);
  },
};

function settingsOf(properties: UserPool, { stackTags }: ResourceContext) {
  const given = Object.fromEntries(SETTINGS.map((name) => [name, properties[name]])) as Partial<UserPool>;
  return { ...given, UserPoolTags: { ...stackTags, ...properties.UserPoolTags } };
}

/** The provider is the `iss` of the pool's tokens, so its host is this cloud's. */
function physical(id: string, arn: string, { cloud, caller }: ResourceContext): Physical {
  const provider = `cognito-idp.${caller.region}.${cloud.urlSuffix}/${id}`;
  return {
    physicalId: id,
    attributes: { Arn: arn, UserPoolId: id, ProviderName: provider, ProviderURL: `https://${provider}` },
  };
}
