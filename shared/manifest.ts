import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CourseError } from './errors.ts';
import { manifestProblems } from './manifest-problems.ts';
import { courseRoot } from './root.ts';

/** One thing that the grader looks at. */
export interface CheckEntry {
  /** Such as `S3-01.2`. */
  id: string;
  title: string;
  points: number;
  /** Checks that must have passed before this one says anything. */
  needs: string[];
}

export interface Requirement {
  /** Such as `S3-01`. */
  id: string;
  title: string;
  /** The file in `starter/` and in `solution/`: a step (`.ts`), or a template that a step deploys. */
  file: string;
  /** What else in `starter/` it is written in; a folder ends with a slash. */
  also?: string[];
  /** The anchor of its heading in the lesson, with the `#`. */
  learn: string;
  /** A nudge, a pointer and a snippet. */
  hints: string[];
  /** What to take away once it has passed. */
  takeaway?: string;
  checks: CheckEntry[];
}

export interface Module {
  number: number;
  name: string;
  /** The whole path of its folder. */
  folder: string;
  /** The folder's name, such as `01-s3`. */
  slug: string;
  requirements: Requirement[];
}

/** Every module of the course in order, each read from its `module.yaml`. */
export function loadModules(root: string = join(courseRoot, 'modules')): Module[] {
  if (!existsSync(root)) return [];
  const slugs = readdirSync(root).filter((slug) => existsSync(join(root, slug, 'module.yaml')));
  return slugs.map((slug) => loadModule(join(root, slug), slug)).sort((a, b) => a.number - b.number);
}

/**
 * The module with a number.
 *
 * @throws CourseError `usage` that names the modules there are
 */
export function findModule(number: string | number, modules: Module[]): Module {
  const found = modules.find((module) => String(module.number) === String(number));
  if (found) return found;
  const known = modules.map((module) => `${module.number} (${module.name})`).join(', ');
  throw new CourseError('usage', `There is no module ${number}.`, `The modules are: ${known}.`);
}

function loadModule(folder: string, slug: string): Module {
  const file = join(folder, 'module.yaml');
  const raw = parsed(file);
  const problems = manifestProblems(raw);
  if (problems.length > 0) throw broken(file, problems);
  const manifest = raw as Omit<Module, 'number' | 'folder' | 'slug'> & { module: number };
  return {
    number: manifest.module,
    name: manifest.name,
    folder,
    slug,
    requirements: manifest.requirements.map((requirement) => ({
      ...requirement,
      checks: requirement.checks.map((check) => ({ ...check, needs: check.needs ?? [] })),
    })),
  };
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw broken(file, [(error as Error).message]);
  }
}

function broken(file: string, problems: string[]): CourseError {
  return new CourseError(
    'source',
    `${file} cannot be used: ${problems.join('; ')}.`,
    'Correct the manifest.',
  );
}
