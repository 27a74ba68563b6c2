import { createHash, randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';

interface Kept<T> {
  value: T;
  expiresAt: number;
}

/** Secrets that stand for something for a while. Only their digests are kept. */
export interface Tickets<T> {
  /** @returns the secret */
  issue(value: T, milliseconds: number): string;
  /** What a secret stands for, if it does still. */
  read(secret: string): T | undefined;
  /** The same, and the secret is worth nothing afterwards. */
  redeem(secret: string): T | undefined;
}

/** The tickets of one kind in one user pool. */
export function tickets<T>(cloud: Cloud, kind: string, poolId: string): Tickets<T> {
  const kept = cloud.store.collection<Kept<T>>(`cognito-idp/${kind}`, poolId);
  const isOver = ({ expiresAt }: Kept<T>) => expiresAt <= cloud.clock.now();
  const find = (secret: string) => {
    const found = kept.get(digest(secret));
    return found && !isOver(found) ? found.value : undefined;
  };
  return {
    issue(value, milliseconds) {
      for (const [key, old] of [...kept.entries()]) if (isOver(old)) kept.delete(key);
      const secret = randomUUID();
      kept.set(digest(secret), { value, expiresAt: cloud.clock.now() + milliseconds });
      return secret;
    },
    read: find,
    redeem(secret) {
      const value = find(secret);
      kept.delete(digest(secret));
      return value;
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
