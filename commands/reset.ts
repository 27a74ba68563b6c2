import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules } from '../shared/manifest.ts';
import { treeFiles } from '../shared/starter-files.ts';
import { type Command, main, required } from './command.ts';
import { type Pristine, pristineStarter } from './pristine.ts';

export const reset: Command = {
  name: 'reset',
  summary: "Puts a module's starter back as the course has it, and keeps your work aside.",
  changes: false,
  flags: { module: { value: 'N', help: 'which module' } },
  async run({ flags, config, modulesRoot, out }) {
    const module = findModule(required('reset', 'module', flags.text('module')), loadModules(modulesRoot));
    const starter = join(module.folder, 'starter');
    const pristine = pristineStarter(module);
    const changed = differences(starter, pristine);
    if (changed.length === 0) {
      out(`same     the starter of module ${module.number} is as in commit ${pristine.commit}`);
      return 0;
    }
    const kept = keptFolder(config.stateDir, module.number);
    keep(starter, kept);
    put(pristine, starter);
    for (const file of changed) out(`did      modules/${module.slug}/starter/${file}`);
    out(`Your work is in ${kept}`);
    out(`The starter of module ${module.number} is as in commit ${pristine.commit}. What is deployed stays.`);
    return 0;
  },
};

/** The files that differ, those that the student added and those that are gone. */
function differences(starter: string, { files }: Pristine): string[] {
  const there = allFiles(starter);
  const added = there.filter((file) => !files.has(file));
  const changed = [...files].filter(
    ([file, content]) => !there.includes(file) || !readFileSync(join(starter, file)).equals(content),
  );
  return [...changed.map(([file]) => file), ...added].sort();
}

/** A folder of its own for each time, so that nothing that was kept is ever written over. */
function keptFolder(stateDir: string, module: number): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const name = join(stateDir, 'kept', `${time}-module-${module}`);
  for (let count = 2, folder = name; ; count += 1, folder = `${name}-${count}`) {
    if (!existsSync(folder)) return folder;
  }
}

/** Copies the work, and looks that all of it has come, before anything of it goes away. */
function keep(starter: string, kept: string): void {
  mkdirSync(kept, { recursive: true });
  if (!existsSync(starter)) return;
  // A link would lead to what is put back, and no longer to the work.
  cpSync(starter, kept, { recursive: true, dereference: true });
  for (const file of allFiles(starter)) {
    const copied = join(kept, file);
    if (existsSync(copied) && readFileSync(copied).equals(readFileSync(join(starter, file)))) continue;
    throw new CourseError(
      'source',
      `${file} could not be copied to ${kept}.`,
      'Nothing was changed. Is the disk full?',
    );
  }
}

function put({ files }: Pristine, starter: string): void {
  for (const file of allFiles(starter)) if (!files.has(file)) rmSync(join(starter, file));
  for (const [file, content] of files) {
    const path = join(starter, file);
    // There may be a folder in its place, or a link to a file elsewhere.
    if (!isFile(path)) rmSync(path, { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function allFiles(folder: string): string[] {
  return treeFiles(folder, { tests: true });
}

await main(reset, import.meta.url);
