import type { Outcome } from './function-spec.ts';
import type { ErrorDocument, Exit } from './process.ts';

/** How an invocation ended. */
export interface Ending extends Pick<Outcome, 'payload' | 'functionError'> {
  /** Whether the environment can serve again. */
  alive: boolean;
  /** Told in the REPORT line. */
  status?: 'timeout' | 'error';
  errorType?: string;
  /** Lines for the log. */
  lines?: string[];
}

/** 6 MB and a little: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_RESPONSE_BYTES = 6_291_556;

/** The handler's result; one that is too large is an error of the function. */
export function succeeded(payload: string): Ending {
  const size = Buffer.byteLength(payload);
  if (size <= MOST_RESPONSE_BYTES) return { payload, alive: true };
  const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (${MOST_RESPONSE_BYTES} bytes).`;
  return failed({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }, true);
}

/** The handler, or the code around it, threw. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
export function failed(error: ErrorDocument, alive: boolean): Ending {
  return { payload: JSON.stringify(error), functionError: 'Unhandled', alive };
}

/** The code could not be loaded. */
export function failedInit(error: ErrorDocument): Ending {
  return { ...failed(error, false), status: 'error', errorType: error.errorType };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export function timedOut(requestId: string, seconds: number): Ending {
  const words = `Task timed out after ${seconds.toFixed(2)} seconds`;
  const errorMessage = `RequestId: ${requestId} Error: ${words}`;
  return {
    ...failed({ errorType: 'Sandbox.Timedout', errorMessage }, false),
    status: 'timeout',
    lines: [`${new Date().toISOString()} ${requestId} ${words}`],
  };
}

/** The process ended while the handler was at work: `process.exit`, a crash, a heap that is full. */
export function exited(requestId: string, exit: Exit): Ending {
  const errorMessage = `RequestId: ${requestId} Error: ${reason(exit)}`;
  return {
    ...failed({ errorType: 'Runtime.ExitError', errorMessage }, false),
    status: 'error',
    errorType: 'Runtime.ExitError',
    lines: [`${errorMessage}\nRuntime.ExitError`],
  };
}

function reason({ code, signal }: Exit): string {
  if (signal === 'SIGABRT') return 'Runtime exited with error: signal: aborted (core dumped)';
  if (signal) return `Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
}
