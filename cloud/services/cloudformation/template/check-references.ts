import { modelOf } from '../model/model.ts';
import { unresolved } from './dependencies.ts';
import { formatError, templateError } from './errors.ts';
import { type Reference, referencesIn, referringParts } from './references.ts';
import type { Template } from './template.ts';
import { walkIntrinsics } from './walk-intrinsics.ts';

/**
 * @throws AwsError ValidationError where a resource or an output refers to something that the template does not have,
 *   or to an attribute that the resource's type does not have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function checkReferences(template: Template): void {
  const resources = Object.values(template.Resources);
  const outputs = Object.values(template.Outputs).flatMap(({ Value, Export }) => [Value, Export?.Name]);
  const parts = resources.flatMap(referringParts);
  const missing = resources
    .flatMap(({ DependsOn = [] }) => DependsOn)
    .filter((name) => !Object.hasOwn(template.Resources, name));
  checkBlock(template, parts, 'Resources', missing);
  checkBlock(template, outputs, 'Outputs', []);
  for (const [output, { Export }] of Object.entries(template.Outputs)) {
    checkExport(template, output, Export?.Name);
  }
  for (const value of [...parts, ...outputs]) {
    walkIntrinsics(value, 'all', ({ name, argument }) => {
      if (name === 'Fn::ImportValue') checkImport(template, argument);
      if (name === 'Fn::FindInMap') checkMapping(template, argument as unknown[]);
    });
  }
}

function checkBlock(
  template: Template,
  parts: unknown[],
  block: 'Outputs' | 'Resources',
  missing: string[],
): void {
  const references = parts.flatMap((part) => referencesIn(part, 'all'));
  const names = references.filter((reference) => !reference.attribute && reference.through !== 'Fn::GetAtt');
  const unknown = [...missing, ...names.map(({ name }) => name).filter((name) => !isNamed(template, name))];
  if (unknown.length > 0) throw unresolved(unknown, block);
  for (const reference of references) if (!names.includes(reference)) checkAttribute(template, reference);
}

function isNamed(template: Template, name: string): boolean {
  return Object.hasOwn(template.Resources, name) || Object.hasOwn(template.Parameters, name);
}

function checkAttribute(template: Template, { name, attribute, through }: Reference): void {
  const resource = Object.hasOwn(template.Resources, name) ? template.Resources[name] : undefined;
  if (through === 'Fn::Sub') {
    if (resource && hasAttribute(resource.Type, attribute)) return;
    throw templateError(`instance of Fn::Sub references invalid resource attribute ${name}.${attribute}`);
  }
  if (!resource) throw templateError(`instance of Fn::GetAtt references undefined resource ${name}`);
  if (hasAttribute(resource.Type, attribute)) return;
  throw templateError(`resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`);
}

/**
 * AWS tells the unknown attributes of many types only when the resource is made, and rolls the stack back; here they
 * are refused at once. An attribute that only a function tells can be checked when it is known.
 */
function hasAttribute(type: string, attribute: string | undefined): boolean {
  const attributes = modelOf(type)?.attributes;
  if (!attributes || attribute === undefined) return true;
  return attributes.some((known) => known === attribute || known.startsWith(`${attribute}.`));
}

/** Names of exports must be known before anything is made. */
function isKnownLater(template: Template, name: unknown): boolean {
  let later = referencesIn(name, 'all').some((reference) =>
    Object.hasOwn(template.Resources, reference.name),
  );
  walkIntrinsics(name, 'all', (intrinsic) => {
    if (intrinsic.name === 'Fn::ImportValue' || intrinsic.name === 'Fn::GetAZs') later = true;
  });
  return later;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html */
function checkImport(template: Template, argument: unknown): void {
  if (!isKnownLater(template, argument)) return;
  throw templateError(
    'the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
  );
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
function checkExport(template: Template, output: string, name: unknown): void {
  if (!isKnownLater(template, name)) return;
  throw formatError(
    `Output ${output} is malformed.  The Name field of Export must not depend on any resources, imported values, ` +
      'or Fn::GetAZs.',
  );
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html */
function checkMapping(template: Template, [map]: unknown[]): void {
  if (typeof map !== 'string' || Object.hasOwn(template.Mappings, map)) return;
  throw templateError(`Mapping named '${map}' is not present in the 'Mappings' section of template.`);
}
