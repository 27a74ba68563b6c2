import { cognito, NO_RESOURCE } from './cognito-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface UserPoolDomain extends Properties {
  UserPoolId: string;
  Domain: string;
  ManagedLoginVersion?: number;
}

/**
 * `CloudFrontDistribution` is of domains of one's own, which the cloud refuses by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooldomain.html
 */
export const userPoolDomain: SupportedType = {
  supported: ['UserPoolId', 'Domain', 'ManagedLoginVersion'],

  async create({ UserPoolId, Domain, ManagedLoginVersion }: UserPoolDomain, context) {
    await cognito(context)('CreateUserPoolDomain', { UserPoolId, Domain, ManagedLoginVersion });
    return { physicalId: Domain, attributes: {} };
  },

  async update(Domain, { UserPoolId, ManagedLoginVersion }: UserPoolDomain, _before, context) {
    await cognito(context)('UpdateUserPoolDomain', { UserPoolId, Domain, ManagedLoginVersion });
    return { physicalId: Domain, attributes: {} };
  },

  async delete(Domain, { UserPoolId }: UserPoolDomain, context) {
    const call = cognito(context);
    // Cognito answers a domain that is not there with the same error as a wrong parameter.
    const { DomainDescription } = await call('DescribeUserPoolDomain', { Domain });
    if (DomainDescription?.UserPoolId !== UserPoolId) return;
    await whenGone(call('DeleteUserPoolDomain', { UserPoolId, Domain }), NO_RESOURCE);
  },
};
