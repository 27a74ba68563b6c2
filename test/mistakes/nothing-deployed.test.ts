import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectVersionsCommand, PutBucketEncryptionCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadModules, type Module } from '../../shared/manifest.ts';
import { courseRoot } from '../../shared/root.ts';
import { loadChecks } from '../../verify/load-checks.ts';
import { scoreOf } from '../../verify/score.ts';
import { anchorsOf } from '../markdown.ts';
import { changeBehavior } from './breakages.ts';
import { damagedDatabase } from './damaged-database.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';

describe('where nothing is deployed', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'module %i scores 0, without an error and with nothing left behind',
    async (number) => {
      const empty = await deployCourse(0);
      try {
        const result = await empty.grade(number);
        expect(scoreOf(result.checks)).toMatchObject({ points: 0, possible: 100, passed: 0 });
        expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['fail', 'blocked']));
        expect(result.canaries).toEqual({ made: 0, left: [] });
      } finally {
        await empty.close();
      }
    },
  );
});

describe('the checks of a module', () => {
  it.each([1, 2, 3, 4, 5, 6])('are those of the manifest of module %i, one for each id', async (number) => {
    const module = moduleOf(number);
    const ids = module.requirements.flatMap(({ checks }) => checks.map(({ id }) => id));
    expect(Object.keys((await loadChecks(module)).checks).sort()).toEqual(ids.sort());
  });

  it.each([1, 2, 3, 4, 5, 6])('of module %i send a reader to headings that exist', (number) => {
    const module = moduleOf(number);
    const links = learnLinks(join(courseRoot, 'verify', 'checks', module.slug));
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const [path, anchor = ''] = link.split('#');
      const lesson = path ? join(courseRoot, path) : join(module.folder, 'README.md');
      expect(anchorsOf(readFileSync(lesson, 'utf8'))).toContain(anchor);
    }
  });
});

describe('what is not the fault of the work', () => {
  let deployed: DeployedCourse;
  beforeAll(async () => {
    deployed = await deployCourse(2);
  });
  afterAll(() => deployed.close());
  afterEach(() => vi.unstubAllEnvs());

  it('is an error when the cloud has gone, and costs no points', async () => {
    const gone = await deployCourse(0);
    await gone.close();
    const result = await gone.grade(1);
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['error']));
    expect(scoreOf(result.checks)).toMatchObject({ possible: 0, ungraded: 100 });
  });

  it('is a damaged row of the legacy database, of which the grader speaks', async () => {
    vi.stubEnv('CINEDB_DATABASE', await damagedDatabase());
    const notes: string[] = [];
    const { course } = deployed;
    const { report } = course;
    course.report = { ...report, note: (text) => notes.push(text) };
    const result = await deployed.grade(2);
    course.report = report;
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pass']));
    expect(notes).toEqual(['not graded: 1 damaged row of the legacy database: not-a-uuid']);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
  it('is an error when the embedded cloud cannot do what S3 can', async () => {
    const { clients, names } = deployed.course;
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const } }];
    await clients.s3.send(
      new PutBucketEncryptionCommand({
        Bucket: names.postersBucket,
        ServerSideEncryptionConfiguration: { Rules },
      }),
    );
    const { checks } = await deployed.grade(1, { only: 'S3-03.4' });
    expect(checks.at(-1)).toMatchObject({
      verdict: 'error',
      fault: { message: /does not model .*aws:kms/s },
    });
    await deployed.repair(1);
  });

  it('is swept when an earlier grading was killed', async () => {
    const { clients, names } = deployed.course;
    const Key = 'posters/ca9a51e5-0000-4000-8000-000000000000.png';
    await clients.s3.send(new PutObjectCommand({ Bucket: names.postersBucket, Key, Body: 'x' }));
    await deployed.grade(1, { only: 'S3-01.1' });
    const left = await clients.s3.send(
      new ListObjectVersionsCommand({ Bucket: names.postersBucket, Prefix: 'posters/ca9a51e5-' }),
    );
    expect(left.Versions ?? []).toEqual([]);
    expect(left.DeleteMarkers ?? []).toEqual([]);
  });

  it('is pending while CloudFront deploys', async () => {
    vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '600');
    await changeBehavior(deployed.course, { Compress: false });
    const result = await deployed.grade(1);
    expect(failuresOf(result)).toEqual([]);
    expect(verdictsOf(result)).toMatchObject({
      'S3-02.1': 'pending',
      'S3-02.2': 'pending',
      'S3-03.4': 'pass',
    });
  });
});

/** Every place of a lesson that the checks in a folder name. */
function learnLinks(folder: string): string[] {
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/learn(?: =|:) '([^']+)'/g)].map(([, link = '']) => link));
}

function moduleOf(number: number): Module {
  const module = loadModules().find((candidate) => candidate.number === number);
  if (!module) throw new Error(`there is no module ${number}`);
  return module;
}
