import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';

/** Sign-in with other companies' accounts is not modelled, so a pool never has providers. */
export const handlers = {
  ListIdentityProviders({ UserPoolId }, call) {
    findPool(call, UserPoolId);
    return { Providers: [] };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ListIdentityProviders: ['UserPoolId', 'MaxResults', 'NextToken'],
};
