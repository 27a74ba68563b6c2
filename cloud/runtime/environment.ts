import { randomBytes } from 'node:crypto';
import type { Cloud } from '../call.ts';
import { AwsError } from '../errors.ts';
import { assumeRoleAsService } from '../services/sts/service-role.ts';
import type { TemporaryCredentials } from '../services/sts/sessions.ts';
import { taskRoot } from './code.ts';
import { EnvironmentLog } from './environment-log.ts';
import type { FunctionSpec, Invocation } from './function-spec.ts';
import { writeLogs } from './log-writer.ts';
import { nodeFlags } from './node-flags.ts';
import { startProcess } from './process.ts';
import { newWorker, type Served, serveInvocation } from './serve-invocation.ts';
import { environmentVariables } from './variables.ts';

/** One execution environment: it serves one invocation at a time. */
export interface Environment {
  /** When the role's credentials in it end, in milliseconds since 1970. */
  credentialsEnd: number;
  /** When its code is loaded, or could not be. */
  started: Promise<unknown>;
  invoke(invocation: Invocation): Promise<Served>;
  kill(): Promise<void>;
}

const CREDENTIALS_SECONDS = 6 * 60 * 60;

/**
 * Starts an environment: a process of the user's Node with the function's code and its role's credentials.
 *
 * @throws AwsError AccessDeniedException when the role does not trust Lambda any more
 */
export function startEnvironment(cloud: Cloud, spec: FunctionSpec): Environment {
  const credentials = assumeRole(cloud, spec);
  const stream = logStreamName(cloud, spec);
  const root = taskRoot(cloud, spec);
  const log = new EnvironmentLog(cloud.clock);
  log.add(`INIT_START Runtime Version: ${spec.runtime.replace(/^nodejs(\d+)\.x$/, 'nodejs:$1')}`);
  const child = startProcess({
    taskRoot: root,
    variables: environmentVariables(spec, {
      taskRoot: root,
      logStream: stream,
      credentials,
      endpoint: `http://127.0.0.1:${cloud.urlSuffix.split(':').at(-1)}`,
    }),
    flags: nodeFlags(spec),
    onLine: (line) => log.add(line),
  });
  const worker = newWorker(spec, child, log);
  return {
    credentialsEnd: credentials.Expiration.getTime(),
    started: Promise.resolve(worker.init),
    async invoke(invocation) {
      const served = await serveInvocation(worker, invocation);
      await writeLogs(cloud, spec, { accessKeyId: credentials.AccessKeyId, stream }, log.take());
      return served;
    },
    kill: child.kill,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
function assumeRole(cloud: Cloud, { roleArn, name, arn, account }: FunctionSpec): TemporaryCredentials {
  try {
    return assumeRoleAsService(cloud, roleArn, 'lambda.amazonaws.com', name, {
      sourceArn: arn,
      sourceAccount: account,
      seconds: CREDENTIALS_SECONDS,
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const message = 'The role defined for the function cannot be assumed by Lambda.';
    throw new AwsError('AccessDeniedException', message, 403);
  }
}

/** `2026/11/23/[$LATEST]0123…`: one stream an environment. */
function logStreamName(cloud: Cloud, { version }: FunctionSpec): string {
  const day = new Date(cloud.clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${randomBytes(16).toString('hex')}`;
}
