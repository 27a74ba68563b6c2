import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import { awsCli, pathOf } from '../tools.ts';

const run = promisify(execFile);

/** The AWS CLI against a cloud of its own, in a folder of its own. */
export interface Cli {
  cloud: RunningCloud;
  folder: string;
  /** Runs `aws ...` and gives what it prints. Throws with AWS's error in the message when the CLI fails. */
  aws(...args: string[]): Promise<string>;
  /** The same, read as JSON. */
  json<Answer>(...args: string[]): Promise<Answer>;
  close(): Promise<void>;
}

export async function startCli(): Promise<Cli> {
  const cloud = await startCloud();
  const folder = mkdtempSync(join(tmpdir(), 'cinedb-cli-'));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: cloud.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: '',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
    // The user's own profile must not reach into the test.
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const aws = async (...args: string[]) => {
    try {
      return (await run(pathOf(awsCli), args, { cwd: folder, env })).stdout;
    } catch (error) {
      const { stderr, stdout } = error as { stderr: string; stdout: string };
      throw new Error(`aws ${args.join(' ')}: ${stderr}${stdout}`);
    }
  };
  return {
    cloud,
    folder,
    aws,
    json: async (...args) => JSON.parse(await aws(...args)),
    close: async () => {
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
