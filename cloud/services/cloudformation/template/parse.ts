import { notImplemented } from '../../../errors.ts';
import { formatError, validationError } from './errors.ts';
import { checkDescription } from './limits.ts';
import { parseMappings } from './parse-mappings.ts';
import { parseOutputs } from './parse-outputs.ts';
import { parseParameters } from './parse-parameters.ts';
import { parseResources } from './parse-resources.ts';
import { parseTransform, SERVERLESS } from './parse-transform.ts';
import { readDocument } from './read-document.ts';
import type { Template } from './template.ts';
import { isMembers, type Members, textOf } from './values.ts';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Transform',
];
const REFUSED = ['Fn::Transform', 'Hooks', 'Rules'];

/**
 * Reads a template, YAML or JSON, into its long form: every section there, short forms of functions written out,
 * `DependsOn` a list. What its values mean is left to `checkTemplate` and `evaluate`.
 *
 * @throws AwsError ValidationError where it is no template; NotImplemented for sections, transforms and parameter
 *   types that the cloud does not model
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function parseTemplate(text: string): Template {
  const document = readDocument(text);
  if (!isMembers(document)) throw formatError('unsupported structure.');
  return templateOf(document);
}

/**
 * As `parseTemplate`, of a document that is read already (a stored template, what a transform made).
 *
 * @throws as `parseTemplate`
 */
export function templateOf(document: Members): Template {
  const transform = parseTransform(document.Transform);
  const serverless = transform.includes(SERVERLESS);
  checkSections(document, serverless);
  return {
    ...version(document.AWSTemplateFormatVersion),
    ...description(document.Description),
    Transform: transform,
    Metadata: section(document, 'Metadata'),
    ...(serverless && { Globals: section(document, 'Globals') }),
    Parameters: parseParameters(section(document, 'Parameters')),
    Mappings: parseMappings(section(document, 'Mappings')),
    Conditions: section(document, 'Conditions'),
    Resources: parseResources(section(document, 'Resources'), serverless),
    Outputs: parseOutputs(section(document, 'Outputs')),
  };
}

function checkSections(document: Members, serverless: boolean): void {
  const refused = Object.keys(document).find((name) => REFUSED.includes(name));
  if (refused) throw notImplemented(`the template section ${refused}`);
  const known = serverless ? [...SECTIONS, 'Globals'] : SECTIONS;
  const unknown = Object.keys(document).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
}

function section(document: Members, name: string): Members {
  const members = document[name] ?? {};
  if (!isMembers(members)) throw formatError(`[/${name}] ${name} must be a map`);
  return members;
}

function version(value: unknown): Pick<Template, 'AWSTemplateFormatVersion'> {
  if (value === undefined) return {};
  if (value !== '2010-09-09') throw formatError('unsupported value for AWSTemplateFormatVersion.');
  return { AWSTemplateFormatVersion: value };
}

function description(value: unknown): Pick<Template, 'Description'> {
  if (value === undefined) return {};
  const text = textOf(value);
  if (text === undefined) throw formatError('Template Description must be a string');
  checkDescription(text);
  return { Description: text };
}
