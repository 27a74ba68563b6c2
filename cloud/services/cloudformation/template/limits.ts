import { formatError, validationError } from './errors.ts';

/** What a template may hold: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST = { resources: 500, parameters: 200, mappings: 200, outputs: 200 };
const BODY_BYTES = 51_200;
const URL_BYTES = 1_000_000;
const DESCRIPTION_BYTES = 1024;

/**
 * Refuses a template that is sent in the request and is longer than 51,200 bytes.
 *
 * @throws AwsError ValidationError
 */
export function checkBodySize(body: string): void {
  if (Buffer.byteLength(body) <= BODY_BYTES) return;
  throw validationError(
    `1 validation error detected: Value '${body}' at 'templateBody' failed to satisfy constraint: ` +
      `Member must have length less than or equal to ${BODY_BYTES}`,
  );
}

/**
 * Refuses a template in S3 that is longer than 1 MB.
 *
 * @throws AwsError ValidationError
 */
export function checkUrlSize(bytes: number): void {
  if (bytes > URL_BYTES) throw validationError(`Template may not exceed ${URL_BYTES} bytes in size.`);
}

/** @throws AwsError ValidationError where a section has more members than it may */
export function checkCount(section: keyof typeof MOST, count: number): void {
  if (count <= MOST[section]) return;
  const most = MOST[section];
  if (section === 'resources') {
    throw formatError(`Number of resources, ${count}, is greater than maximum allowed, ${most}`);
  }
  const title = `${section.charAt(0).toUpperCase()}${section.slice(1)}`;
  throw formatError(`${title} count ${count} is greater than max allowed ${most}`);
}

/** @throws AwsError ValidationError where a template's description is longer than 1,024 bytes */
export function checkDescription(description: string): void {
  if (Buffer.byteLength(description) <= DESCRIPTION_BYTES) return;
  throw formatError(`'Description' length is greater than ${DESCRIPTION_BYTES}.`);
}
