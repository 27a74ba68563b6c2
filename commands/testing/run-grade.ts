import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { AccessKeys } from '../../shared/clients.ts';
import { courseRoot } from '../../shared/root.ts';
import { canaryIdPrefix } from '../../verify/canaries.ts';
import { administratorCourse } from '../../verify/class/testing/made-up-account.ts';
import type { MadeUpStudent } from '../../verify/class/testing/made-up-class.ts';
import { runCommand } from '../command.ts';
import { grade } from '../grade.ts';

export interface GradeSetting {
  /** The roster. */
  file: string;
  /** The cloud. */
  url: string;
  /** The instructor's keys. */
  as?: AccessKeys;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
}

/** Runs `npm run grade -- --module 1` as an instructor would. */
export async function runGrade(argv: string[], { file, url, as, signal, onLine }: GradeSetting) {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(...line.split('\n'));
    onLine?.(line);
  };
  const env = {
    COURSE_STUDENT: 'ana',
    AWS_ACCESS_KEY_ID: as?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: as?.secretAccessKey,
  };
  const code = await runCommand(grade, ['--roster', file, '--module', '1', '--endpoint', url, ...argv], {
    out: say,
    err: say,
    env,
    dotEnv: {},
    terminal: false,
    width: 80,
    modulesRoot: join(courseRoot, 'modules'),
    checksRoot: join(courseRoot, 'verify', 'checks'),
    signal: signal ?? new AbortController().signal,
  });
  return { code, lines, text: lines.join('\n') };
}

/** A student in `results.json`. */
interface Shown {
  id: string;
  standing: string;
  score: number | null;
  attempt?: { run: string; result?: { seed: string; checks: { id: string; verdict: string }[] } };
}

/** The students of an output folder. */
export function shownIn(out: string): Shown[] {
  return JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).students;
}

/** The same without what depends on the clock. */
export function essence(out: string) {
  return shownIn(out).map(({ id, standing, score, attempt }) => {
    const { seed, checks = [] } = { ...attempt?.result };
    return { id, standing, score, seed, checks: checks.map((check) => `${check.id} ${check.verdict}`) };
  });
}

/** The keys of canaries in a student's buckets. */
export async function canariesOf({ account, id }: MadeUpStudent, url: string): Promise<string[]> {
  const { clients, names } = await administratorCourse(url, account, id);
  const buckets = [names.siteBucket, names.postersBucket];
  const lists = await Promise.all(
    buckets.map(
      async (Bucket) => (await clients.s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions ?? [],
    ),
  );
  return lists.flat().flatMap(({ Key }) => (Key?.includes(canaryIdPrefix) ? [Key] : []));
}

/** Every file below a folder, as one text. */
export function everythingIn(place: string): string {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}
