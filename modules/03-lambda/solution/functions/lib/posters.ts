// The posters in S3. As in movies.ts the client is made once; it also keeps the key that it signs with.
import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Movie, posterContentTypes } from '../../../../../shared/movie.ts';
import { errorFacts, log } from '../../../given/functions/log.ts';
import type { Poster } from '../../../given/functions/poster-file.ts';
import { setting } from '../../../given/functions/setting.ts';
import { posterKey } from './poster-key.ts';

const s3 = new S3Client({
  requestChecksumCalculation: 'WHEN_REQUIRED',
  // Otherwise each signed address asks for a checksum that no browser looks at.
  responseChecksumValidation: 'WHEN_REQUIRED',
});

/** Long enough to read a page, short enough that a copied address is soon worth nothing. */
export const usualExpirySeconds = 900;

/** A film as a browser gets it: its poster's place is an address that opens. */
export type ShownMovie = Omit<Movie, 'posterUrl'> & { posterUrl: string | null };

/**
 * An address that shows a poster to whoever holds it, until it expires. Signing needs no call to S3.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
 */
export function signedAddress(key: string, expiresIn: number): Promise<string> {
  return getSignedUrl(s3, new GetObjectCommand({ Bucket: setting('POSTERS_BUCKET'), Key: key }), {
    expiresIn,
  });
}

/** The five fields of a film, with an address in place of `s3://…`; null when that is no place of ours. */
export async function shown({ id, title, rating, synopsis, posterUrl }: Movie): Promise<ShownMovie> {
  const key = posterKey(posterUrl);
  const address = key === undefined ? null : await signedAddress(key, usualExpirySeconds);
  return { id, title, rating, synopsis, posterUrl: address };
}

/** Uploads a poster under a new key, never over another, and returns its `s3://` address. */
export async function savePoster({ bytes, extension }: Poster): Promise<string> {
  const Bucket = setting('POSTERS_BUCKET');
  const Key = `posters/${randomUUID()}.${extension}`;
  const ContentType = posterContentTypes[extension];
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType }));
  return `s3://${Bucket}/${Key}`;
}

/** Deletes a poster that no film names any more. If that fails a spare object is left, and the log says so. */
export async function discardPoster(posterUrl: string): Promise<void> {
  const Key = posterKey(posterUrl);
  if (Key === undefined) return;
  try {
    await s3.send(new DeleteObjectCommand({ Bucket: setting('POSTERS_BUCKET'), Key }));
  } catch (error) {
    log('warn', { what: 'poster left behind', key: Key, ...errorFacts(error) });
  }
}
