// The posters in S3. Make the client here, once, as in movies.ts:
//   const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });
// The bucket's name is setting('POSTERS_BUCKET') from ../../../given/functions/setting.ts.
import type { Movie } from '../../../../../shared/movie.ts';
import type { Poster } from '../../../given/functions/poster-file.ts';

/** Long enough to read a page, short enough that a copied address is soon worth nothing. */
export const usualExpirySeconds = 900;

/** A film as a browser gets it: its poster's place is an address that opens. */
export type ShownMovie = Omit<Movie, 'posterUrl'> & { posterUrl: string | null };

/** An address that shows a poster to whoever holds it, until it expires. */
export function signedAddress(_key: string, _expiresIn: number): Promise<string> {
  // TODO: getSignedUrl of @aws-sdk/s3-request-presigner with a GetObjectCommand. It makes no call to S3.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
  throw yours('signedAddress');
}

/** The five fields of a film, with an address in place of `s3://…`; null when that is no place of ours. */
export async function shown(_movie: Movie): Promise<ShownMovie> {
  // TODO: posterKey of ./poster-key.ts, then signedAddress. One damaged item must not break a whole list.
  throw yours('shown');
}

/** Uploads a poster under a new key, never over another, and returns its `s3://` address. */
export async function savePoster(_poster: Poster): Promise<string> {
  // TODO: PutObjectCommand with the key posters/UUID.EXT and its ContentType from posterContentTypes in shared/movie.ts.
  //   https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  throw yours('savePoster');
}

/** Deletes a poster that no film names any more. If that fails a spare object is left, and the log says so. */
export async function discardPoster(_posterUrl: string): Promise<void> {
  // TODO: DeleteObjectCommand, for a key that posterKey found. By now the film is saved or gone, so a failure here is
  //   logged, log('warn', { what: 'a poster was left', ...errorFacts(error) }) of ../../../given/functions/log.ts, and is
  //   no error for the caller.
  throw yours('discardPoster');
}

function yours(name: string): Error {
  return new Error(`${name} is yours to write in starter/functions/lib/posters.ts`);
}
