/** Facts that some errors carry beside code and message (S3's BucketName, Key ...). */
export type ErrorDetail = Record<string, string | number | undefined>;

/**
 * An answer that AWS gives as an error. The wire writes it in the form of the service's protocol.
 * The code and the message are AWS's own words.
 */
export class AwsError extends Error {
  readonly code: string;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly detail: ErrorDetail;

  constructor(code: string, message: string, status = 400, detail: ErrorDetail = {}) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}

/**
 * The refusal of what AWS has and the embedded cloud does not model.
 *
 * @param what the operation or the parameter, in AWS's own name
 */
export function notImplemented(what: string): AwsError {
  return new AwsError('NotImplemented', `The embedded cloud does not model ${what}.`, 501);
}
