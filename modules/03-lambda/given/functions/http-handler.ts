import { type Answer, refusal } from './answer.ts';
import type { ApiEvent, LambdaContext } from './event.ts';
import { errorFacts, log } from './log.ts';
import { Problem } from './problem.ts';

type Handler = (event: ApiEvent, context: LambdaContext) => Promise<Answer>;

/**
 * Makes a Lambda handler of `work`: every error becomes a problem document, and every call one line in the log. What
 * went wrong inside is for the log alone.
 *
 * @param work may throw a `Problem` for the caller to read
 */
export function httpHandler(work: (event: ApiEvent) => Promise<Answer>): Handler {
  return async (event, context) => {
    const begun = performance.now();
    const requestId = context?.awsRequestId;
    const answer = await work(event ?? {}).catch((error: unknown) => refused(error, requestId));
    const ms = Math.round(performance.now() - begun);
    log('info', { requestId, what: 'answered', status: answer.statusCode, ms });
    return answer;
  };
}

function refused(error: unknown, requestId: string | undefined): Answer {
  if (error instanceof Problem) return refusal(error);
  log('error', { requestId, what: 'failed', ...errorFacts(error) });
  if (error instanceof Error && TOO_FAST.has(error.name)) {
    const detail = 'The catalogue is busy. Try again in a moment.';
    return refusal(new Problem(429, 'Too many requests', detail), { 'Retry-After': '1' });
  }
  const detail = 'Something went wrong on our side. Try again later.';
  return refusal(new Problem(500, 'Internal error', detail));
}

/** What DynamoDB and S3 say when more is asked of them than they serve, after the SDK has tried three times. */
const TOO_FAST = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'SlowDown',
]);
