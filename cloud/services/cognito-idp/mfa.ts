import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html */
export const handlers = {
  GetUserPoolMfaConfig({ UserPoolId }, call) {
    findPool(call, UserPoolId);
    return { MfaConfiguration: 'OFF' };
  },

  SetUserPoolMfaConfig({ UserPoolId, MfaConfiguration = 'OFF' }, call) {
    findPool(call, UserPoolId);
    if (MfaConfiguration !== 'OFF') {
      throw notImplemented(`the value ${MfaConfiguration} of MfaConfiguration in SetUserPoolMfaConfig`);
    }
    return { MfaConfiguration };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetUserPoolMfaConfig: ['UserPoolId'],
  SetUserPoolMfaConfig: ['UserPoolId', 'MfaConfiguration'],
};
