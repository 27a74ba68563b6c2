import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type AskSecret, administratorOf } from './administrator.ts';
import { createClients } from './clients.ts';
import type { Config, Environment } from './config.ts';
import { CourseError } from './errors.ts';
import { faultOf } from './faults.ts';
import { ensureLocalCloud } from './local-cloud.ts';
import { courseNames } from './names.ts';
import { silentReporter } from './report.ts';
import type { Course, Reporter } from './step.ts';

export interface OpenOptions {
  report?: Reporter;
  /** Where access keys for the local target are looked up, and the administrator's password. */
  env?: Environment;
  /** Asks the person at the terminal for the administrator's password. */
  askSecret?: AskSecret;
}

/**
 * Finds out who is calling, and where, and makes the course from it. With the local target and no endpoint it uses
 * the running local cloud or starts one.
 *
 * @throws CourseError `network`, `credentials` or `local-cloud` when there is nobody to work with
 */
export async function openCourse(
  config: Config,
  { report = silentReporter, env = process.env, askSecret }: OpenOptions = {},
): Promise<Course> {
  const settled = await withEndpoint(config);
  const clients = createClients(settled, env);
  const { student, region } = settled;
  const administrator = administratorOf(student, env, askSecret);
  const identity = await clients.sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw explained(error, settled);
  });
  const account = identity.Account ?? '';
  const names = courseNames({ student, account, region });
  return { config: settled, account, region, student, names, clients, administrator, report };
}

async function withEndpoint(config: Config): Promise<Config> {
  if (config.target === 'aws' || config.endpoint !== undefined) return config;
  return { ...config, endpoint: await ensureLocalCloud({ stateDir: config.stateDir }) };
}

function explained(error: unknown, { endpoint }: Config): unknown {
  const fault = faultOf(error);
  const place = endpoint ?? 'AWS';
  if (fault === 'network') {
    const remedy = endpoint
      ? 'Start it with "npm run cloud", or leave the endpoint out and the course starts one.'
      : 'Check your connection.';
    return new CourseError('network', `Nothing answers at ${place}.`, remedy, { cause: error });
  }
  if (fault === 'credentials') return keysRefused(error as Error, endpoint);
  return error;
}

function keysRefused(error: Error, endpoint: string | undefined): CourseError {
  const remedy = endpoint
    ? 'Unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: the local cloud takes test and test.'
    : 'Sign in again ("aws sso login" or "aws configure"), then look at "aws sts get-caller-identity".';
  const message =
    error.name === 'CredentialsProviderError'
      ? `There are no AWS access keys (${error.message}).`
      : `${endpoint ? `The cloud at ${endpoint}` : 'AWS'} refused the access keys (${error.name}: ${error.message}).`;
  return new CourseError('credentials', message, remedy, { cause: error });
}
