import type { Cloud } from '../../call.ts';

/** The cloud's time in milliseconds since 1970, to the second as IAM and STS tell it. */
export function toTheSecond({ clock }: Pick<Cloud, 'clock'>): number {
  return Math.floor(clock.now() / 1000) * 1000;
}
