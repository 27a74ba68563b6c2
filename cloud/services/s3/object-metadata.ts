import { AwsError } from '../../errors.ts';
import { encodeMailWords, headerToText, textToHeader } from './mail-words.ts';
import type { ObjectVersion } from './state.ts';

/** What a writer says about an object beside its bytes. */
export type Description = Pick<ObjectVersion, 'headers' | 'metadata'>;

/** The members of an input that describe an object. */
export interface DescriptionInput {
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  Metadata?: Record<string, string> | undefined;
  WebsiteRedirectLocation?: string | undefined;
}

export const DESCRIPTION_MEMBERS = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'WebsiteRedirectLocation',
] as const;

const REDIRECT = 'x-amz-website-redirect-location';
const LARGEST_METADATA = 2048;

/** What overrides a header for one read; refused to the anonymous, who could make a bucket's page look as they like. */
interface Overrides {
  ResponseCacheControl?: string | undefined;
  ResponseContentDisposition?: string | undefined;
  ResponseContentEncoding?: string | undefined;
  ResponseContentLanguage?: string | undefined;
  ResponseContentType?: string | undefined;
}

/**
 * Reads the description of an object out of an input.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 *
 * @param expires the header as it came: S3 keeps it whatever it says
 * @throws AwsError MetadataTooLarge, InvalidRedirectLocation
 */
export function readDescription(input: DescriptionInput, expires: string | undefined): Description {
  const headers: Record<string, string | undefined> = {
    'cache-control': input.CacheControl,
    'content-disposition': input.ContentDisposition,
    'content-encoding': withoutFrame(input.ContentEncoding),
    'content-language': input.ContentLanguage,
    'content-type': input.ContentType || 'binary/octet-stream',
    expires,
    [REDIRECT]: checkRedirect(input.WebsiteRedirectLocation),
  };
  const given = Object.entries(headers).filter(([, value]) => value !== undefined && value !== '');
  return {
    headers: Object.fromEntries(given) as Record<string, string>,
    metadata: readMetadata(input.Metadata),
  };
}

/** The description as members of an output. */
export function describe({ headers, metadata }: Description, overrides: Overrides = {}) {
  const shown = (override: string | undefined, name: string) => {
    const value = override ?? headers[name];
    return value === undefined ? undefined : textToHeader(value);
  };
  const encoded = Object.entries(metadata).map(([name, value]) => [name, encodeMailWords(value)]);
  return {
    CacheControl: shown(overrides.ResponseCacheControl, 'cache-control'),
    ContentDisposition: shown(overrides.ResponseContentDisposition, 'content-disposition'),
    ContentEncoding: shown(overrides.ResponseContentEncoding, 'content-encoding'),
    ContentLanguage: shown(overrides.ResponseContentLanguage, 'content-language'),
    ContentType: shown(overrides.ResponseContentType, 'content-type'),
    WebsiteRedirectLocation: shown(undefined, REDIRECT),
    Metadata: Object.fromEntries(encoded) as Record<string, string>,
  };
}

/** `aws-chunked` is how the bytes travelled, not how the object is encoded. */
function withoutFrame(encoding: string | undefined): string | undefined {
  const kept = encoding?.split(',').filter((name) => name.trim() !== 'aws-chunked');
  return kept?.join(',').trim();
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html */
function checkRedirect(location: string | undefined): string | undefined {
  if (location === undefined || /^(\/|https?:\/\/)/.test(location)) return location;
  throw new AwsError(
    'InvalidRedirectLocation',
    "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
  );
}

function readMetadata(given: Record<string, string> | undefined): Record<string, string> {
  const entries = Object.entries(given ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    headerToText(value),
  ]);
  const size = entries.flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > LARGEST_METADATA) {
    throw new AwsError(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
      400,
      { Size: size, MaxSizeAllowed: LARGEST_METADATA },
    );
  }
  return Object.fromEntries(entries) as Record<string, string>;
}
