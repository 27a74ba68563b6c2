import { randomInt } from 'node:crypto';
import type { Caller } from '../../call.ts';

const SMALL = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ALL = `${SMALL}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** `us-east-1_Ab12Cd34E` */
export function newPoolId(region: string): string {
  return `${region}_${randomText(ALL, 9)}`;
}

export function newClientId(): string {
  return randomText(SMALL, 26);
}

export function newClientSecret(): string {
  return randomText(SMALL, 51);
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export function poolArn({ account, region }: Pick<Caller, 'account' | 'region'>, poolId: string): string {
  return `arn:aws:cognito-idp:${region}:${account}:userpool/${poolId}`;
}

/** The id in a pool's ARN; the text itself when it is no such ARN. */
export function poolIdOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
