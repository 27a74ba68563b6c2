import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import type { Course } from '../../shared/step.ts';

const EXPIRES_IN_S = 120;

/**
 * A public address of S3 with a signature that lets a browser in for two minutes. The signature covers the host and
 * not the scheme, so the same address can be asked with and without TLS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export async function signedAddress(
  { clients }: Pick<Course, 'clients'>,
  address: string,
  method: 'GET' | 'PUT' = 'GET',
): Promise<string> {
  const url = new URL(address);
  const presigner = new S3RequestPresigner({ ...clients.s3.config });
  const { query = {} } = await presigner.presign(
    {
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port ? { port: Number(url.port) } : {}),
      path: url.pathname,
      query: {},
      headers: { host: url.host },
    },
    { expiresIn: EXPIRES_IN_S },
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}
