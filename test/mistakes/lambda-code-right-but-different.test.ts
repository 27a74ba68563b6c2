import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, it, vi } from 'vitest';
import type { FunctionNames } from '../../shared/names.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { changeSettings, changeStatements, codeOf, putCode, solutionFunctions } from './lambda-breakages.ts';
import { expectFullMarks } from './marks.ts';
import { plainGetMovie } from './plain-get-movie.ts';

// Functions are deployed, graded and deployed again, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(3);
});
afterEach(() => deployed.repair());
afterAll(() => deployed.close());

async function expectAllPass(only: string): Promise<void> {
  const result = await deployed.grade(3, { only });
  expectFullMarks(result);
}

const sources: Record<keyof FunctionNames, string> = {
  listMovies: 'list-movies',
  getMovie: 'get-movie',
  addMovie: 'add-movie',
  updateMovie: 'update-movie',
  deleteMovie: 'delete-movie',
  posterUrl: 'poster-url',
};

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
it('takes one file of CommonJS that has all six handlers', async () => {
  const imports = Object.entries(sources).map(
    ([key, file]) => `export { handler as ${key} } from './${file}.ts';`,
  );
  const { outputFiles } = await build({
    stdin: { contents: imports.join('\n'), resolveDir: solutionFunctions, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    logLevel: 'silent',
  });
  for (const key of ['listMovies', 'updateMovie'] as const) {
    await putCode(deployed.course, key, { 'dist/app.js': outputFiles[0]?.text ?? '' });
    await changeSettings(deployed.course, key, { Handler: `dist/app.${key}` });
  }
  await expectAllPass('LAMBDA-01');
  await expectAllPass('LAMBDA-04');
});

// The runtime has the SDK: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
it('takes a handler of a page that bundles nothing, answers by a callback and has names of its own', async () => {
  const { course } = deployed;
  await putCode(course, 'getMovie', { 'app.js': plainGetMovie });
  await changeSettings(course, 'getMovie', {
    Runtime: 'nodejs22.x',
    Handler: 'app.getMovie',
    Environment: { Variables: { FILMS: course.names.moviesTable, LOG_LEVEL: 'debug' } },
  });
  await expectAllPass('LAMBDA-02');
});

// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html
it('takes a processor of the other kind, and a log group of your own that keeps its lines for longer', async () => {
  const { course } = deployed;
  const { clients, region, account } = course;
  const logGroupName = '/films/reading';
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName }));
  await clients.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 90 }));
  await changeStatements(course, 'getMovie', (statements) =>
    statements.map((statement) =>
      statement.Sid === 'Log'
        ? { ...statement, Resource: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:*` }
        : statement,
    ),
  );
  await changeSettings(course, 'getMovie', { LoggingConfig: { LogFormat: 'Text', LogGroup: logGroupName } });
  const files = { 'index.mjs': await codeOf('get-movie') };
  await putCode(course, 'getMovie', files, { Architectures: ['x86_64'] });
  await expectAllPass('LAMBDA-02');
});
