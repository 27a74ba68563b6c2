import { notImplemented } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';

/** What runs here, on the user's own Node. */
const RUNTIMES = ['nodejs22.x', 'nodejs24.x'];

/**
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated
 *
 * @throws AwsError InvalidParameterValueException for a Node.js that AWS takes no more, NotImplemented for other languages
 */
export function checkRuntime(runtime: string): void {
  if (RUNTIMES.includes(runtime)) return;
  const major = /^nodejs(\d*)/.exec(runtime)?.[1];
  if (major === undefined || Number(major) > 24) throw notImplemented(`the runtime ${runtime}`);
  throw invalidParameter(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
  );
}
