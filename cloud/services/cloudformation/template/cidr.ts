import { isIPv4, isIPv6 } from 'node:net';

/**
 * The first blocks of a network, or undefined where they cannot be: no network, a count that is not 1 to 256, or not
 * enough room.
 *
 * @param bits of the address that are free in each block
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
 */
export function cidrBlocks(network: string, count: number, bits: number): string[] | undefined {
  const [address = '', mask = ''] = network.split('/');
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  const fixed = Number(mask);
  if (!width || !/^\d+$/.test(mask) || fixed > width) return undefined;
  if (!Number.isInteger(count) || count < 1 || count > 256) return undefined;
  if (!Number.isInteger(bits) || bits < 1 || bits > width - fixed) return undefined;
  const room = BigInt(width - fixed);
  const size = 1n << BigInt(bits);
  if (BigInt(count) * size > 1n << room) return undefined;
  const first = (numberOf(address, width) >> room) << room;
  return Array.from({ length: count }, (_, index) => {
    const start = first + BigInt(index) * size;
    return `${width === 32 ? v4(start) : v6(start)}/${width - bits}`;
  });
}

function numberOf(address: string, width: number): bigint {
  if (width === 32) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function v4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
}

/** The longest run of zero groups is left out, as RFC 5952 writes addresses. */
function v6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const [zeros] = groups
    .join(':')
    .match(/(?:^|(?<=:))0(?::0)+(?=:|$)/g)
    ?.sort((left, right) => right.length - left.length) ?? [undefined];
  if (!zeros) return groups.join(':');
  const text = groups.join(':').replace(zeros, '');
  return text
    .replace(/^$/, '::')
    .replace(/^:(?!:)/, '::')
    .replace(/(?<!:):$/, '::')
    .replace(/:{2,}/, '::');
}
