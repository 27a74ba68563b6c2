import { formatError, validationError } from './errors.ts';
import { jsonFault } from './json-fault.ts';
import { readYaml } from './read-yaml.ts';

/**
 * A template, or a fragment that a template includes, as plain values: JSON where it begins with a brace, else YAML.
 *
 * @throws AwsError ValidationError where it is neither, or holds a null
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function readDocument(text: string): unknown {
  const value = text.trimStart().startsWith('{') ? readJson(text) : readYaml(text);
  refuseNull(value, '');
  return value;
}

function readJson(text: string): unknown {
  const fault = jsonFault(text);
  if (fault) throw formatError(`JSON not well-formed. (line ${fault.line}, column ${fault.column})`);
  return JSON.parse(text);
}

function refuseNull(value: unknown, path: string): void {
  if (value === null && path !== '')
    throw validationError(`[${path}] 'null' values are not allowed in templates`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) refuseNull(member, `${path}/${key}`);
}
