import { createHash } from 'node:crypto';

const HASH_DIGITS = 10;

export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** An id that changes with what it is made from, so that CloudFormation makes a new resource. */
export function hashedId(prefix: string, text: string): string {
  return prefix + sha1(text).slice(0, HASH_DIGITS);
}

/** JSON without spaces and with sorted keys, outside ASCII escaped: what such ids are hashes of. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([name, item]) => `${ascii(name)}:${sortedJson(item)}`).join(',')}}`;
  }
  return typeof value === 'string' ? ascii(value) : JSON.stringify(value ?? null);
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** How a stage's name ends the ids of what belongs to it: a name that fits no id is replaced by its hash. */
export function stageSuffix(stageName: unknown): string {
  if (typeof stageName !== 'string') return 'Stage';
  return /^[A-Za-z0-9]+$/.test(stageName) ? stageName : sha1(stageName).slice(0, HASH_DIGITS);
}
