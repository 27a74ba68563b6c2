import { AwsError } from '../../errors.ts';

export type InvocationType = 'RequestResponse' | 'Event' | 'DryRun';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB, and 1 MB for what is queued */
const MOST_BYTES: Record<InvocationType, number> = {
  RequestResponse: 6_291_456,
  DryRun: 6_291_456,
  Event: 1_048_576,
};

/**
 * The event as JSON text; no payload is an empty object.
 *
 * @throws AwsError RequestTooLargeException, InvalidRequestContentException
 */
export function readPayload(payload: Uint8Array | string | undefined, type: InvocationType): string {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : Buffer.from(payload ?? []);
  if (bytes.byteLength === 0) return '{}';
  if (bytes.byteLength > MOST_BYTES[type]) {
    throw new AwsError(
      'RequestTooLargeException',
      `${bytes.byteLength} byte payload is too large for the ${type} invocation type (limit ${MOST_BYTES[type]} bytes)`,
      413,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: ${(error as Error).message}`,
    );
  }
}

/** @throws AwsError InvalidRequestContentException for what is no JSON object in base64 */
export function readClientContext(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return text;
  } catch {}
  throw new AwsError(
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object.',
  );
}
