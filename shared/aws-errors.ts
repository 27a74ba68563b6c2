/** An error that AWS answered, in AWS's own words. */
export interface AwsAnswer {
  code: string;
  message: string;
  /** HTTP status of the answer. */
  status: number;
}

/** The code, message and status of an error that AWS answered; undefined for any other error. */
export function awsAnswer(error: unknown): AwsAnswer | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (status === undefined) return undefined;
  if (error.message !== 'UnknownError') return { code: error.name, message: error.message, status };
  // The answer to a HEAD has no body, so that only its status says what AWS means.
  return { code: HEAD_CODES[status] ?? error.name, message: `status ${status}, without a message`, status };
}

const HEAD_CODES: Record<number, string> = {
  301: 'PermanentRedirect',
  403: 'AccessDenied',
  404: 'NotFound',
  501: 'NotImplemented',
};

/**
 * The answer of a call, or undefined where AWS says with one of these codes that there is none.
 *
 * @param codes AWS's error codes, such as `NoSuchBucket`
 * @throws every other error
 */
export async function ifExists<Output>(
  call: Promise<Output>,
  ...codes: string[]
): Promise<Output | undefined> {
  try {
    return await call;
  } catch (error) {
    const answer = awsAnswer(error);
    if (answer && codes.includes(answer.code)) return undefined;
    throw error;
  }
}
