import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../../../cloud/start.ts';
import { readConfig } from '../../../shared/config.ts';
import { openCourse } from '../../../shared/course.ts';
import type { Course } from '../../../shared/step.ts';

/** A course on an empty cloud in memory. */
export interface EmptyCourse {
  course: Course;
  /** What was reported since the last look: a word for the kind, and the text. */
  told(): string[];
  close(): Promise<void>;
}

export async function emptyCourse(): Promise<EmptyCourse> {
  const cloud = await startCloud({
    log: (record) => record.fault && console.error(record.operation, record.fault),
  });
  const lines: string[] = [];
  const report = {
    did: (text: string) => void lines.push(`did ${text}`),
    same: (text: string) => void lines.push(`same ${text}`),
    note: (text: string) => void lines.push(`note ${text}`),
    progress() {},
  };
  const config = readConfig({ endpoint: cloud.url, student: 'ana' }, {}, {});
  const course = await openCourse(config, { report, env: { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' } });
  return { course, told: () => lines.splice(0), close: () => cloud.close() };
}

/** Writes a template, and what it names, into a folder of its own. Answers the path of the template. */
export async function writeTemplate(text: string, files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cinedb-template-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const path = join(folder, 'template.yaml');
  await writeFile(path, text);
  return path;
}
