import type * as Sdk from '@aws-sdk/client-iam';
import type { Call, Cloud } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { identityOfId, USER } from './identities.ts';
import { newAccessKeyId, newSecret } from './ids.ts';
import { lastUse } from './last-used.ts';
import { toTheSecond } from './now.ts';
import { pageOf } from './pages.ts';
import { limitExceeded, noSuchEntity } from './refusals.ts';
import { userOrSelf } from './self.ts';
import { type AccessKeyRecord, accessKeys, type UserRecord } from './state.ts';

const MOST_KEYS = 2;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html */
export const handlers = {
  CreateAccessKey({ UserName }, call) {
    const user = userOrSelf(call, UserName);
    if (keysOf(call.cloud, user).length >= MOST_KEYS) {
      throw limitExceeded(`Cannot exceed quota for AccessKeysPerUser: ${MOST_KEYS}`);
    }
    const key: AccessKeyRecord = {
      id: newAccessKeyId('AKIA'),
      account: call.account,
      userId: user.id,
      secret: newSecret(),
      status: 'Active',
      createdAt: toTheSecond(call.cloud),
    };
    accessKeys(call.cloud).set(key.id, key);
    return { AccessKey: { ...asListed(user, key), SecretAccessKey: key.secret } };
  },

  ListAccessKeys(input, call) {
    const user = userOrSelf(call, input.UserName);
    const { items, rest } = pageOf(keysOf(call.cloud, user), ({ id }) => id, input);
    return { AccessKeyMetadata: items.map((key) => asListed(user, key)), ...rest };
  },

  UpdateAccessKey({ UserName, AccessKeyId, Status }, call) {
    const key = findKey(call, UserName, AccessKeyId);
    accessKeys(call.cloud).set(key.id, { ...key, status: Status === 'Active' ? 'Active' : 'Inactive' });
    return {};
  },

  DeleteAccessKey({ UserName, AccessKeyId }, call) {
    accessKeys(call.cloud).delete(findKey(call, UserName, AccessKeyId).id);
    return {};
  },

  GetAccessKeyLastUsed({ AccessKeyId }, call) {
    const owner = ownerOf(call, AccessKeyId);
    if (!owner) throw noSuchKey(AccessKeyId);
    const use = lastUse(call.cloud, AccessKeyId);
    return {
      UserName: owner.name,
      AccessKeyLastUsed: use
        ? { LastUsedDate: new Date(use.at), ServiceName: use.service, Region: use.region }
        : { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' },
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateAccessKey: ['UserName'],
  ListAccessKeys: ['UserName', 'Marker', 'MaxItems'],
  UpdateAccessKey: ['UserName', 'AccessKeyId', 'Status'],
  DeleteAccessKey: ['UserName', 'AccessKeyId'],
  GetAccessKeyLastUsed: ['AccessKeyId'],
};

/** A user's keys, oldest first. */
export function keysOf(cloud: Cloud, user: UserRecord): AccessKeyRecord[] {
  return [...accessKeys(cloud).values()].filter(({ userId }) => userId === user.id);
}

/** The user of the caller's account whose key this is. */
export function ownerOf({ cloud, account }: Call, accessKeyId: string): UserRecord | undefined {
  const key = accessKeys(cloud).get(accessKeyId);
  return key?.account === account ? identityOfId(cloud, USER, account, key.userId) : undefined;
}

function findKey(call: Call, userName: string | undefined, id: string): AccessKeyRecord {
  const key = keysOf(call.cloud, userOrSelf(call, userName)).find((known) => known.id === id);
  if (!key) throw noSuchKey(id);
  return key;
}

function noSuchKey(id: string): Error {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

function asListed(user: UserRecord, { id, status, createdAt }: AccessKeyRecord) {
  return { UserName: user.name, AccessKeyId: id, Status: status, CreateDate: new Date(createdAt) };
}
