import { invalidParameter } from './refusals.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];
const MOST_BYTES = 4096;
const START =
  'Lambda was unable to configure your environment variables because the environment variables you have provided';

/** @throws AwsError InvalidParameterValueException for names that Lambda keeps for itself, and for more than 4 KB in all */
export function checkVariables(variables: Record<string, string>): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.includes(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `${START} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > MOST_BYTES) {
    throw invalidParameter(`${START} exceeded the 4KB limit. String measured: ${measured}`);
  }
}
