import * as accessKeyInfo from './access-key-info.ts';
import * as assumeRole from './assume-role.ts';
import * as callerIdentity from './caller-identity.ts';
import * as sessionToken from './session-token.ts';

export const handlers = {
  ...callerIdentity.handlers,
  ...assumeRole.handlers,
  ...sessionToken.handlers,
  ...accessKeyInfo.handlers,
};

export const modelled = {
  ...callerIdentity.modelled,
  ...assumeRole.modelled,
  ...sessionToken.modelled,
  ...accessKeyInfo.modelled,
};
