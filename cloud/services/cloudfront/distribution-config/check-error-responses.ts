import { AwsError } from '../../../errors.ts';
import { invalidArgument } from '../invalid-argument.ts';
import type { Config } from '../state.ts';

type ErrorResponse = NonNullable<NonNullable<Config['CustomErrorResponses']>['Items']>[number];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html#HTTPStatusCodes-cached-errors */
const CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const RESPONSE_CODES = ['200', ...CODES.map(String)];

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomErrorResponse.html
 *
 * @throws AwsError InvalidErrorCode, InvalidResponseCode, InvalidArgument
 */
export function checkErrorResponses({ CustomErrorResponses }: Config): void {
  const responses = CustomErrorResponses?.Items ?? [];
  const codes = responses.map(({ ErrorCode }) => ErrorCode);
  if (!codes.every((code) => CODES.includes(code)) || new Set(codes).size < codes.length) {
    throw new AwsError('InvalidErrorCode', 'An invalid error code was specified.');
  }
  for (const response of responses) checkPage(response);
}

function checkPage({ ResponsePagePath, ResponseCode, ErrorCachingMinTTL = 0 }: ErrorResponse): void {
  if (Boolean(ResponsePagePath) !== Boolean(ResponseCode)) {
    throw invalidArgument(
      'Your request must specify both ResponsePagePath and ResponseCode together or none of them.',
    );
  }
  if (ResponseCode && !RESPONSE_CODES.includes(ResponseCode)) {
    throw new AwsError('InvalidResponseCode', 'A response code is not valid.');
  }
  if (ResponsePagePath && !/^\/[!-~]*$/.test(ResponsePagePath)) {
    throw invalidArgument('The parameter ResponsePagePath is not valid.');
  }
  if (ErrorCachingMinTTL < 0) throw invalidArgument('The parameter ErrorCachingMinTTL is not valid.');
}
