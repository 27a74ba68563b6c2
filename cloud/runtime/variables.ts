import type { TemporaryCredentials } from '../services/sts/sessions.ts';
import type { FunctionSpec } from './function-spec.ts';

/** Where an environment stands, beside what its function says. */
export interface Whereabouts {
  taskRoot: string;
  logStream: string;
  credentials: TemporaryCredentials;
  /** `http://127.0.0.1:PORT` */
  endpoint: string;
}

/**
 * The environment variables of a function, as on AWS and nothing of the machine's own: what stands in a student's
 * shell must not reach the code.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function environmentVariables(spec: FunctionSpec, whereabouts: Whereabouts): Record<string, string> {
  const { credentials, endpoint, logStream, taskRoot } = whereabouts;
  return {
    ...hostVariables(),
    AWS_ENDPOINT_URL: endpoint,
    ...spec.variables,
    _HANDLER: spec.handler,
    AWS_ACCESS_KEY_ID: credentials.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.SecretAccessKey,
    AWS_SESSION_TOKEN: credentials.SessionToken,
    AWS_DEFAULT_REGION: spec.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${spec.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: spec.version,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: spec.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_REGION: spec.region,
    LAMBDA_TASK_ROOT: taskRoot,
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
  };
}

function hostVariables(): Record<string, string> {
  const variables: Record<string, string> = {};
  // The SDK would complain in every log that the machine's Node is older than AWS's.
  if (process.versions.node.startsWith('20.')) {
    variables.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  }
  // Windows opens no socket without it.
  if (process.platform === 'win32' && process.env.SystemRoot) {
    variables.SystemRoot = process.env.SystemRoot;
  }
  return variables;
}
