import type * as Sdk from '@aws-sdk/client-sts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { findIdentity, USER } from '../iam/identities.ts';
import type { Handlers, Modelled } from '../service.ts';
import { newSession, type SessionOwner } from './sessions.ts';

const USER_SECONDS = 43_200;
const ROOT_SECONDS = 3600;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
export const handlers = {
  GetSessionToken({ DurationSeconds = USER_SECONDS }, call) {
    const owner = ownerOf(call);
    // A longer session than an hour is not refused to the administrator: it is made shorter.
    const seconds = owner.kind === 'root' ? Math.min(DurationSeconds, ROOT_SECONDS) : DurationSeconds;
    return { Credentials: newSession(call.cloud, owner, seconds) };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = { GetSessionToken: ['DurationSeconds'] };

function ownerOf(call: Call): SessionOwner {
  const { principal, account } = call;
  if ('accessKeyId' in principal && principal.accessKeyId.startsWith('ASIA')) {
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
  }
  if (principal.type === 'User') {
    return { kind: 'user', account, userId: findIdentity(call, USER, principal.userName).id };
  }
  return { kind: 'root', account };
}
