import { connect } from 'node:net';
import { cloudAt } from '../../shared/cloud-health.ts';
import type { Config, Environment } from '../../shared/config.ts';
import { type Answer, request } from '../../shared/http.ts';
import { messageOf, remedyOf } from '../explain.ts';
import { type Finding, fail, pass, warn } from './finding.ts';

const USUAL_PORT = 4566;

/** Whether a stranger has the port where the local cloud usually is. */
export async function portFinding(port: number = USUAL_PORT): Promise<Finding> {
  if (await cloudAt(`http://127.0.0.1:${port}`)) return pass(`port ${port}`, 'the local cloud answers there');
  if (!(await listens(port))) return pass(`port ${port}`, 'free');
  return warn(
    `port ${port}`,
    'another program has it, so the local cloud takes another port',
    `Stop that program, or give the AWS CLI the address that "npm run cloud" prints.`,
  );
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** Most services refuse a signature that is older: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-signing.html */
const MOST_SKEW_MS = 5 * 60_000;
const SKEW_TO_MENTION_MS = 60_000;

/**
 * Whether this machine's clock agrees with the target's.
 *
 * @param date the header `Date` of an answer
 * @param now milliseconds since 1970, here
 */
export function clockFinding(date: string | undefined, now: number): Finding {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there))
    return warn('clock', 'the target does not say what time it is', 'Look at your clock.');
  const skew = now - there;
  const minutes = `${(Math.abs(skew) / 60_000).toFixed(1)} minutes ${skew > 0 ? 'fast' : 'slow'}`;
  const remedy = 'Let the system set its clock: turn on automatic time, and in a virtual machine restart it.';
  if (Math.abs(skew) > MOST_SKEW_MS) return fail('clock', `${minutes}: AWS refuses your signatures`, remedy);
  if (Math.abs(skew) > SKEW_TO_MENTION_MS) return warn('clock', minutes, remedy);
  return pass('clock', 'agrees with the target');
}

/** Whether the target and its region answer, and what the time is there. */
export async function targetFindings(
  config: Config,
  env: Environment,
  ask: (url: string) => Promise<Pick<Answer, 'headers'>> = request,
): Promise<Finding[]> {
  const { region, endpoint = env.AWS_ENDPOINT_URL || undefined } = config;
  const url = endpoint ?? `https://sts.${region}.amazonaws.com/`;
  try {
    const { headers } = await ask(url);
    const place = endpoint ? pass('target', `${endpoint} answers`) : pass('region', `${region} answers`);
    return [place, clockFinding(headers.date, Date.now())];
  } catch (error) {
    return [await unanswered(error, region, endpoint, ask)];
  }
}

async function unanswered(
  error: unknown,
  region: string,
  endpoint: string | undefined,
  ask: (url: string) => Promise<unknown>,
): Promise<Finding> {
  if (endpoint) return fail('target', messageOf(error), remedyOf(error));
  const online = await ask('https://sts.amazonaws.com/').then(
    () => true,
    () => false,
  );
  if (!online)
    return fail('region', 'AWS does not answer', 'Check your connection, and a proxy if you have one.');
  return fail(
    'region',
    `AWS answers, but there is no region ${region}`,
    'Choose one, such as --region us-east-1.',
  );
}
