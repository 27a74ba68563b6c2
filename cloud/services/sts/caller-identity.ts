import type * as Sdk from '@aws-sdk/client-sts';
import type { Handlers, Modelled } from '../service.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const handlers = {
  GetCallerIdentity(_input, { principal }) {
    if (!('userId' in principal)) throw new Error('an unsigned call reached GetCallerIdentity');
    return { UserId: principal.userId, Account: principal.account, Arn: principal.arn };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = { GetCallerIdentity: [] };
