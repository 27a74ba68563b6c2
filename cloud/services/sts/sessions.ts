import { randomBytes } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { newAccessKeyId, newSecret } from '../iam/ids.ts';
import { toTheSecond } from '../iam/now.ts';

/** Whose a session is. */
export type SessionOwner =
  | {
      kind: 'role';
      account: string;
      roleId: string;
      sessionName: string;
      /** The text of the policy that was given to AssumeRole. */
      policy?: string;
      policyArns: string[];
    }
  | { kind: 'user'; account: string; userId: string }
  | { kind: 'root'; account: string };

/** Temporary credentials. Times are in milliseconds since 1970. */
export interface SessionRecord {
  accessKeyId: string;
  secret: string;
  token: string;
  expiresAt: number;
  owner: SessionOwner;
}

/** What an application gets. */
export interface TemporaryCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

/** Credentials that ended are told as expired for a week, and as unknown afterwards. */
const REMEMBERED = 7 * 24 * 60 * 60 * 1000;

export function findSession(cloud: Cloud, accessKeyId: string): SessionRecord | undefined {
  return sessions(cloud).get(accessKeyId);
}

/**
 * Makes temporary credentials.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
 */
export function newSession(cloud: Cloud, owner: SessionOwner, seconds: number): TemporaryCredentials {
  forgetOld(cloud);
  const expiresAt = toTheSecond(cloud) + seconds * 1000;
  const session: SessionRecord = {
    accessKeyId: newAccessKeyId('ASIA'),
    secret: newSecret(),
    token: randomBytes(192).toString('base64'),
    expiresAt,
    owner,
  };
  sessions(cloud).set(session.accessKeyId, session);
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: new Date(expiresAt),
  };
}

function forgetOld(cloud: Cloud): void {
  const oldest = cloud.clock.now() - REMEMBERED;
  for (const [id, { expiresAt }] of [...sessions(cloud).entries()]) {
    if (expiresAt < oldest) sessions(cloud).delete(id);
  }
}

function sessions(cloud: Cloud) {
  return cloud.store.collection<SessionRecord>('sts/sessions');
}
