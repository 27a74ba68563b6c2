import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Surroundings } from '../surroundings.ts';

/** A course of one module in a folder of its own: two requirements, three checks. */
export function fakeCourse(files: Record<string, string> = {}): { modulesRoot: string; checksRoot: string } {
  const root = mkdtempSync(join(tmpdir(), 'cinedb-course-'));
  for (const [name, text] of Object.entries({ ...fakeFiles, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return { modulesRoot: join(root, 'modules'), checksRoot: join(root, 'checks') };
}

/** Surroundings that keep what a command writes. */
export function fakeSurroundings(over: Partial<Surroundings> = {}) {
  const lines: string[] = [];
  const errors: string[] = [];
  const surroundings: Surroundings = {
    out: (line) => lines.push(...line.split('\n')),
    err: (line) => errors.push(line),
    env: { COURSE_STUDENT: 'ana' },
    // What commands remember must not come into the course's own folder.
    dotEnv: { COURSE_STATE_DIR: mkdtempSync(join(tmpdir(), 'cinedb-state-')) },
    terminal: false,
    width: 80,
    modulesRoot: '',
    checksRoot: '',
    signal: new AbortController().signal,
    ...over,
  };
  return { surroundings, lines, errors };
}

export const fakeManifest = `module: 1
name: Testing
requirements:
  - id: S3-01
    title: Make a thing
    file: s3-01-thing.ts
    learn: "#s3-01-make-a-thing"
    hints: [a nudge, a pointer, a snippet]
    takeaway: things can be made
    checks:
      - { id: S3-01.1, title: there is a thing, points: 40 }
      - { id: S3-01.2, title: the thing works, points: 20, needs: [S3-01.1] }
  - id: S3-02
    title: Make another
    file: s3-02-other.ts
    learn: "#s3-02-make-another"
    hints: [a nudge, a pointer, a snippet]
    takeaway: another can be made, too
    checks:
      - { id: S3-02.1, title: there is another, points: 40 }
`;

const step = (text: string) =>
  `export default async function step(course) { course.report.did(${JSON.stringify(text)}); }\n`;
const passing = `export const checks = { 'S3-01.1': ok, 'S3-01.2': ok, 'S3-02.1': ok };
async function ok() { return { verdict: 'pass' }; }
`;

const fakeFiles: Record<string, string> = {
  'modules/01-test/module.yaml': fakeManifest,
  'modules/01-test/starter/s3-01-thing.ts': step('made the thing of your own'),
  'modules/01-test/starter/s3-02-other.ts': step('made the other of your own'),
  'modules/01-test/solution/s3-01-thing.ts': step('made the thing'),
  'modules/01-test/solution/s3-02-other.ts': step('made the other'),
  'modules/01-test/teardown.ts': step('removed everything'),
  'checks/01-test.ts': passing,
};
