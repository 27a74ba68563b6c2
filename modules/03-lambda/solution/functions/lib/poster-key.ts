import { setting } from '../../../given/functions/setting.ts';

/** One name below posters/. A key with more slashes, or with `..`, is none of ours. */
const POSTER_KEY = /^posters\/[\w-]{1,100}\.(jpg|png|webp)$/;

/**
 * The key of a poster in our bucket, from any way to name it: the key itself, `s3://BUCKET/KEY`, or an address of S3,
 * in virtual-host or path style, signed or not. Undefined when it names anything else.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function posterKey(reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const key = keyIn(reference, setting('POSTERS_BUCKET'));
  return key !== undefined && POSTER_KEY.test(key) ? key : undefined;
}

function keyIn(reference: string, bucket: string): string | undefined {
  if (!reference.includes('://')) return reference;
  if (reference.startsWith('s3://')) return after(reference, `s3://${bucket}/`);
  if (!/^https?:/i.test(reference) || !URL.canParse(reference)) return undefined;
  const { host, pathname, username, password } = new URL(reference);
  if (username || password) return undefined;
  const path = decoded(pathname);
  if (path === undefined) return undefined;
  const hosts = hostsOfS3();
  if (hosts.some((name) => host === `${bucket}.${name}`)) return after(path, '/');
  return hosts.includes(host) ? after(path, `/${bucket}/`) : undefined;
}

/** Where S3 answers for our region, and where `AWS_ENDPOINT_URL` says it does. */
function hostsOfS3(): string[] {
  const region = setting('AWS_REGION');
  const hosts = [`s3.${region}.amazonaws.com`, `s3.dualstack.${region}.amazonaws.com`, 's3.amazonaws.com'];
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL;
  if (!endpoint) return hosts;
  const { host, port } = new URL(endpoint);
  return [...hosts, host, `s3.${region}.localhost${port && `:${port}`}`];
}

function after(text: string, start: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
