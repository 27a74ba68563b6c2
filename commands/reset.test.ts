import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeFiles } from '../shared/starter-files.ts';
import { runCommand } from './command.ts';
import { reset } from './reset.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

/** A course in a repository of its own, as its authors have committed it. */
function clonedCourse() {
  const course = fakeCourse({
    'modules/01-test/starter/s3-01-thing.ts': '// TODO: make the thing\n',
    'modules/01-test/starter/s3-02-other.ts': '// TODO: make the other\n',
    'modules/01-test/starter/site/page.html': '<p>TODO</p>\n',
  });
  const root = dirname(course.modulesRoot);
  const git = (...argv: string[]) => {
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...argv], { cwd: root });
    if (status !== 0) throw new Error(String(stderr));
  };
  git('init', '-q');
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  commit('The course');
  const starter = join(course.modulesRoot, '01-test', 'starter');
  const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-kept-'));
  const run = async (argv = ['--module', '1']) => {
    const dotEnv = { COURSE_STATE_DIR: stateDir };
    const { surroundings, lines, errors } = fakeSurroundings({ ...course, dotEnv });
    const code = await runCommand(reset, argv, surroundings);
    return { code, lines, errors: errors.join(' ') };
  };
  const keptIn = (lines: string[]) =>
    lines.find((line) => line.startsWith('Your work is in '))?.slice('Your work is in '.length) ?? '';
  return { root, starter, stateDir, commit, run, keptIn };
}

const GIT = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!GIT)('reset', () => {
  it('puts the starter back, and keeps the work aside whole', async () => {
    const { starter, run, keptIn } = clonedCourse();
    const page = join(starter, 'site', 'page.html');
    const pristine = readFileSync(join(starter, 's3-01-thing.ts'), 'utf8');
    writeFileSync(join(starter, 's3-01-thing.ts'), '// my work');
    writeFileSync(join(starter, 'my-notes.test.ts'), 'notes');
    rmSync(page);
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      'did      modules/01-test/starter/my-notes.test.ts',
      'did      modules/01-test/starter/s3-01-thing.ts',
      'did      modules/01-test/starter/site/page.html',
    ]);
    expect(readFileSync(join(starter, 's3-01-thing.ts'), 'utf8')).toBe(pristine);
    expect(readFileSync(page, 'utf8')).toBe('<p>TODO</p>\n');
    expect(existsSync(join(starter, 'my-notes.test.ts'))).toBe(false);
    const kept = keptIn(lines);
    expect(treeFiles(kept, { tests: true }).sort()).toEqual([
      'my-notes.test.ts',
      's3-01-thing.ts',
      's3-02-other.ts',
    ]);
    expect(readFileSync(join(kept, 's3-01-thing.ts'), 'utf8')).toBe('// my work');
  });

  it('changes nothing the second time', async () => {
    const { starter, stateDir, run } = clonedCourse();
    expect((await run()).lines[0]).toMatch(/^same {5}the starter of module 1 is as in commit [0-9a-f]{7,}$/);
    expect(existsSync(join(stateDir, 'kept'))).toBe(false);
    expect(existsSync(starter)).toBe(true);
  });

  it('goes back behind work that was committed', async () => {
    const { starter, commit, run } = clonedCourse();
    const file = join(starter, 's3-01-thing.ts');
    const pristine = readFileSync(file, 'utf8');
    writeFileSync(file, '// my work');
    commit('My work');
    await run();
    expect(readFileSync(file, 'utf8')).toBe(pristine);
  });

  it('takes what the authors have changed since', async () => {
    const { root, starter, commit, run } = clonedCourse();
    const file = join(starter, 's3-01-thing.ts');
    writeFileSync(file, '// TODO: in better words');
    writeFileSync(join(root, 'modules', '01-test', 'solution', 's3-01-thing.ts'), '// better');
    commit('A better S3-01');
    writeFileSync(file, '// my work');
    commit('My work');
    await run();
    expect(readFileSync(file, 'utf8')).toBe('// TODO: in better words');
  });

  it('never writes over what was kept before', async () => {
    const { starter, run, keptIn } = clonedCourse();
    const kept: string[] = [];
    for (const work of ['first', 'second', 'third']) {
      writeFileSync(join(starter, 's3-01-thing.ts'), work);
      kept.push(keptIn((await run()).lines));
    }
    expect(new Set(kept).size).toBe(3);
    expect(kept.map((folder) => readFileSync(join(folder, 's3-01-thing.ts'), 'utf8'))).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('refuses, and changes nothing, where there is no repository', async () => {
    const { root, starter, run } = clonedCourse();
    rmSync(join(root, '.git'), { recursive: true, force: true });
    writeFileSync(join(starter, 's3-01-thing.ts'), '// my work');
    const { code, errors } = await run();
    expect(code).toBe(3);
    expect(errors).toMatch(/this takes git, and a clone of the course.*Nothing was changed/);
    expect(readFileSync(join(starter, 's3-01-thing.ts'), 'utf8')).toBe('// my work');
  });

  it('refuses to call something the starter that is none', async () => {
    const { root, starter, commit, run } = clonedCourse();
    writeFileSync(join(starter, 's3-01-thing.ts'), '// my work');
    writeFileSync(join(root, 'modules', '01-test', 'solution', 's3-01-thing.ts'), '// mine too');
    commit('All of my work at once');
    expect(await run()).toMatchObject({ code: 3 });
    expect(readFileSync(join(starter, 's3-01-thing.ts'), 'utf8')).toBe('// my work');
  });

  it('says what git said', async () => {
    const { root, run } = clonedCourse();
    rmSync(join(root, '.git', 'HEAD'));
    expect((await run()).errors).toMatch(/\(fatal: .+\)/);
  });

  it('puts a file back where a folder is, and keeps what was in the folder', async () => {
    const { starter, run, keptIn } = clonedCourse();
    const file = join(starter, 's3-01-thing.ts');
    rmSync(file);
    mkdirSync(file);
    writeFileSync(join(file, 'work.ts'), '// my work');
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('// TODO: make the thing\n');
    expect(readFileSync(join(keptIn(lines), 's3-01-thing.ts', 'work.ts'), 'utf8')).toBe('// my work');
  });

  it.skipIf(process.platform === 'win32')('leaves alone what a link leads to, and keeps it', async () => {
    const { root, starter, run, keptIn } = clonedCourse();
    const file = join(starter, 's3-01-thing.ts');
    const elsewhere = join(root, 'mine.ts');
    writeFileSync(elsewhere, '// my work');
    rmSync(file);
    symlinkSync(elsewhere, file);
    const { lines } = await run();
    expect(readFileSync(file, 'utf8')).toBe('// TODO: make the thing\n');
    expect(readFileSync(elsewhere, 'utf8')).toBe('// my work');
    expect(readFileSync(join(keptIn(lines), 's3-01-thing.ts'), 'utf8')).toBe('// my work');
  });

  it('wants to know which module', async () => {
    const { run } = clonedCourse();
    expect(await run([])).toMatchObject({ code: 64 });
    expect((await run(['--module', '9'])).errors).toContain('There is no module 9');
  });
});
