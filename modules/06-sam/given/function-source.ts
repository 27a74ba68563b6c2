import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CourseError } from '../../../shared/errors.ts';
import { type LocalTemplate, valueAt } from './read-template.ts';

/** The code of a function that has to be bundled. */
export interface FunctionSource {
  /** The path of the file that exports the handler. */
  path: string;
  /** What `sam build` would call the bundle: `list-movies.mjs` */
  fileName: string;
}

/**
 * The settings of Metadata.BuildProperties that this course's bundler has, each with every value that means the same.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html
 */
const known: Record<string, unknown[]> = {
  Format: ['esm'],
  Target: ['node24'],
  Minify: [true],
  MainFields: ['module,main'],
  OutExtension: [['.js=.mjs']],
};

/**
 * Where the code of a function is, or undefined when it is in S3 or in the template already.
 *
 * @throws CourseError `step` for a function that wants to be built in another way than with esbuild, or with other
 * settings than those of module 3
 */
export function functionSource(template: LocalTemplate, id: string): FunctionSource | undefined {
  const properties = record(valueAt(template, ['Resources', id, 'Properties']));
  const globals = record(valueAt(template, ['Globals', 'Function']));
  const codeUri = properties.CodeUri ?? globals.CodeUri;
  if (properties.InlineCode !== undefined || properties.PackageType === 'Image') return undefined;
  if (typeof codeUri !== 'string') {
    if (codeUri !== undefined) return undefined;
    throw refused(id, 'has no CodeUri, and Globals have none', 'Say in which folder the code is.');
  }
  if (/^(s3|https):\/\//.test(codeUri)) return undefined;
  return buildOf(template, id, codeUri);
}

function buildOf(template: LocalTemplate, id: string, codeUri: string): FunctionSource {
  const metadata = record(valueAt(template, ['Resources', id, 'Metadata']));
  if (metadata.BuildMethod !== 'esbuild') {
    throw refused(id, `has Metadata.BuildMethod ${shown(metadata.BuildMethod)}`, ONLY_ESBUILD);
  }
  const { EntryPoints, ...others } = record(metadata.BuildProperties);
  const [entry, ...more] = Array.isArray(EntryPoints) ? EntryPoints : [];
  if (typeof entry !== 'string' || more.length > 0) {
    throw refused(id, `has EntryPoints ${shown(EntryPoints)}`, 'Name the one file that exports the handler.');
  }
  // Without them esbuild makes a CommonJS file, or one whose ending Lambda takes for CommonJS.
  const wanted = { Format: undefined, OutExtension: undefined, ...others };
  for (const [name, value] of Object.entries(wanted)) {
    if (known[name]?.some((one) => isDeepStrictEqual(one, value))) continue;
    throw refused(id, `has BuildProperties.${name} ${shown(value)}`, ONLY_ESBUILD);
  }
  const path = join(template.folder, codeUri, entry);
  return { path, fileName: `${entry.replace(/^.*\//, '').replace(/\.[^.]+$/, '')}.mjs` };
}

const ONLY_ESBUILD =
  'This command bundles with esbuild as the solution of module 6 says it. For another way use the SAM CLI: make deploy';

function refused(id: string, problem: string, remedy: string): CourseError {
  return new CourseError('step', `Function ${id} ${problem}.`, remedy);
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
