import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { CourseError } from '../../../shared/errors.ts';

/** A template on this machine. */
export interface LocalTemplate {
  path: string;
  /** What the paths in it are relative to. */
  folder: string;
  /** Its text as a tree, with CloudFormation's tags (`!Ref`, `!Sub`) and the comments kept. */
  document: Document;
}

/**
 * Reads a template.
 *
 * @throws CourseError `source` when the file is not there or is no YAML
 */
export async function readTemplate(path: string): Promise<LocalTemplate> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CourseError('source', `${path} cannot be read.`, 'Bring it back with git.', { cause: error });
  });
  // Nothing is known here about the tags of CloudFormation. They stay as they are.
  const document = parseDocument(text, { logLevel: 'error' });
  const [problem] = document.errors;
  if (problem)
    throw new CourseError('source', `${path} is no YAML: ${problem.message}`, 'Correct the template.');
  return { path, folder: dirname(path), document };
}

/** The logical ids of a template's resources. */
export function resourceIds({ document }: LocalTemplate): string[] {
  return keysOf(document.get('Resources', true));
}

/** The names of a template's parameters. */
export function parameterNames({ document }: LocalTemplate): string[] {
  return keysOf(document.get('Parameters', true));
}

/** What stands at a place of the template, with each tag in its long form: `!Ref X` is `{ Ref: 'X' }`. */
export function valueAt({ document }: LocalTemplate, path: string[]): unknown {
  return longForm(document.getIn(path, true));
}

function keysOf(node: unknown): string[] {
  return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
}

function longForm(node: unknown): unknown {
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => [String(key), longForm(value)]);
    return tagged(node.tag, Object.fromEntries(entries));
  }
  if (isSeq(node)) return tagged(node.tag, node.items.map(longForm));
  return isScalar(node) ? tagged(node.tag, node.value) : undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function tagged(tag: string | undefined, value: unknown): unknown {
  // A tag with two marks (!!str) is YAML's own.
  if (!tag?.startsWith('!')) return value;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${name}`]: value };
}
