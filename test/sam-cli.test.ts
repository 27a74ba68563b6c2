import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { openCourse } from '../shared/course.ts';
import { findStack } from '../shared/find-stack.ts';
import { request } from '../shared/http.ts';
import { courseRoot } from '../shared/root.ts';
import { readOutputs } from '../shared/stack-outputs.ts';
import type { Course } from '../shared/step.ts';
import { gnuMake, pathOf, samCli, suiteWith } from './tools.ts';

const run = promisify(execFile);
const PASSWORD = 'Correct-horse-7';

vi.setConfig({ testTimeout: 150_000 });

// The Makefile is module 6's, and runs the real SAM CLI:
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-reference.html
suiteWith([samCli, gnuMake], 'the Makefile on the SAM CLI', () => {
  let cloud: RunningCloud;
  let course: Course;
  let solution: string;
  const make = async (...args: string[]) => {
    const env = {
      ...process.env,
      PATH: [dirname(pathOf(samCli)), process.env.PATH].join(delimiter),
      AWS_ENDPOINT_URL: cloud.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SESSION_TOKEN: '',
      AWS_DEFAULT_REGION: 'us-east-1',
      // The user's own profile, and what sam remembers, must not reach into the test.
      AWS_CONFIG_FILE: join(solution, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(solution, 'no-credentials'),
      CINEDB_ADMIN_PASSWORD: PASSWORD,
      COURSE_STUDENT: 'ana',
    };
    try {
      const { stdout, stderr } = await run(pathOf(gnuMake), ['-C', solution, 'TREE=--solution', ...args], {
        env,
      });
      return stdout + stderr;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`make ${args.join(' ')}: ${stdout}${stderr}`);
    }
  };
  const stackOf = (name: string) => findStack(course.clients.cloudformation, name);

  beforeAll(async () => {
    cloud = await startCloud({ log: ({ operation, fault }) => fault && console.error(operation, fault) });
    const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
    course = await openCourse({ ...config, endpoint: cloud.url }, { env: {} });
    await course.clients.s3.send(new CreateBucketCommand({ Bucket: 'for-sam' }));
    // A copy, because sam builds beside the template, where other tests are looking.
    const module = join(courseRoot, 'modules', '06-sam');
    solution = mkdtempSync(join(module, '.sam-'));
    for (const file of ['template.yaml', 'openapi.yaml', 'samconfig.toml', 'Makefile']) {
      cpSync(join(module, 'solution', file), join(solution, file));
    }
  });
  afterAll(async () => {
    await cloud.close();
    rmSync(solution, { recursive: true, force: true });
  });

  it('finds nothing wrong with the template', async () => {
    expect(await make('validate')).toContain('is a valid SAM Template');
  });

  it('builds, deploys and publishes, and the site and the API answer', async () => {
    const said = await make('deploy', 'S3_BUCKET=for-sam');
    expect(said).toContain('Successfully created/updated stack - cinedb-ana-dev');
    expect(said).not.toContain(PASSWORD);
    const outputs = await readOutputs(course, 'cinedb-ana-dev');
    const config = JSON.parse((await request(`${outputs.SiteAddress}/config.json`)).text());
    expect(config.apiUrl).toBe(outputs.ApiAddress);
    const answer = await request(`${outputs.ApiAddress}/movies`);
    expect([answer.status, JSON.parse(answer.text())]).toEqual([200, { movies: [] }]);
    expect(await make('outputs')).toContain(outputs.AdminPoolId);
    expect(await make('logs')).toContain('START RequestId');
  });

  it('deploys the same template again without a change', async () => {
    const said = await make('deploy', 'S3_BUCKET=for-sam');
    expect(said).toContain('No changes to deploy. Stack cinedb-ana-dev is up to date');
    expect(said).not.toContain('did ');
  });

  // The SAM CLI looks for the end of a deletion every 30 seconds, so another deployment runs meanwhile.
  it('deletes one environment with its files while it makes another, in a bucket of its own', async () => {
    const before = await readOutputs(course, 'cinedb-ana-dev');
    const [deleted, said] = await Promise.all([
      make('delete'),
      make('deploy', 'ENV=staging', 'ADMIN_EMAIL=eva@example.com'),
    ]);
    expect(deleted).toContain('Deleted successfully');
    expect(await stackOf('cinedb-ana-dev')).toBeUndefined();
    expect(said).toContain('Cognito has invited administrator eva@example.com by mail');
    expect((await stackOf('aws-sam-cli-managed-default'))?.StackStatus).toBe('CREATE_COMPLETE');
    const after = await readOutputs(course, 'cinedb-ana-staging');
    expect((await request(`${after.ApiAddress}/movies`)).status).toBe(200);
    expect(Object.values(after).filter((value) => Object.values(before).includes(value))).toEqual([]);
  });
});
