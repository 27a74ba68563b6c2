import type { Place } from './refusals.ts';

/** A signature as it stands in a request, before anything of it is believed. */
export interface SignedParts {
  place: Place;
  /** `AKIA.../20130524/us-east-1/s3/aws4_request` */
  credential: string;
  /** Names in lower case. */
  signedHeaders: string[];
  signature: string;
  /** When it says that it was signed: `20130524T000000Z`, or an HTTP date in the Date header. */
  date: string;
  /** X-Amz-Expires as it came, where there is one. */
  expires?: string;
  sessionToken?: string;
  /** The payload's hash or the word that stands for one, where the request names it. */
  contentHash?: string;
}
