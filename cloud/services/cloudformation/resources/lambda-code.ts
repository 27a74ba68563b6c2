import type { FunctionCode } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';

/** A function's code as templates give it: where the package is, or the text of the one file itself. */
export interface Code {
  ZipFile?: string;
  S3Bucket?: string;
  S3Key?: string;
  S3ObjectVersion?: string;
}

/** Zips carry the time of each file: with one time for all, the same text is the same package. */
const TIME = '2026-01-01T00:00:00';

/**
 * The code as Lambda takes it: a text becomes the file `index.js` of a package. The module `cfn-response`, which AWS
 * puts beside it, is for custom resources, and the cloud refuses those by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function functionCode({ ZipFile, ...location }: Code): FunctionCode {
  if (ZipFile === undefined) return location;
  return { ...location, ZipFile: zipSync({ 'index.js': strToU8(ZipFile) }, { mtime: TIME }) };
}
