import type * as Sdk from '@aws-sdk/client-sts';
import type { Cloud } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { accessKeys } from '../iam/state.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findSession } from './sessions.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
export const handlers = {
  GetAccessKeyInfo({ AccessKeyId }, { cloud }) {
    const account = accountOf(cloud, AccessKeyId);
    // AWS reads the account out of any id, also of keys that are gone; these ids do not hold it.
    if (!account) throw notImplemented(`GetAccessKeyInfo for the key ${AccessKeyId}, which it does not have`);
    return { Account: account };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = { GetAccessKeyInfo: ['AccessKeyId'] };

function accountOf(cloud: Cloud, id: string): string | undefined {
  return accessKeys(cloud).get(id)?.account ?? findSession(cloud, id)?.owner.account;
}
