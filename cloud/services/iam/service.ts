import * as sdk from '@aws-sdk/client-iam';
import { AwsError } from '../../errors.ts';
import type { Service } from '../service.ts';
import { accessDenied } from './access-denied.ts';
import { access } from './authorize.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  accessDenied,

  /**
   * Credentials of GetSessionToken cannot call IAM without a second factor, which this cloud does not have.
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
   */
  async intercept(_request, { principal }) {
    if (principal.type !== 'User' && principal.type !== 'Root') return undefined;
    if (!principal.accessKeyId.startsWith('ASIA')) return undefined;
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid', 403);
  },
};
