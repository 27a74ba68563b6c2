import { validationError } from './errors.ts';
import { brokenConstraint } from './parameter-constraints.ts';
import type { ParameterDeclaration, Template } from './template.ts';

export interface GivenParameter {
  ParameterKey?: string | undefined;
  ParameterValue?: string | undefined;
  UsePreviousValue?: boolean | undefined;
}

/**
 * The value of every parameter: the given one, the stack's previous one where that is asked for, else the default.
 *
 * @param previous the values that the stack has now; undefined where there is no stack
 * @throws AwsError ValidationError where one is missing, unknown or breaks a constraint
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function readParameters(
  template: Template,
  given: readonly GivenParameter[],
  previous?: Record<string, string>,
): Record<string, string> {
  const asked = new Map(given.map((parameter) => [parameter.ParameterKey ?? '', parameter]));
  if (asked.size < given.length) throw twice(given);
  const strangers = [...asked.keys()].filter((name) => !Object.hasOwn(template.Parameters, name));
  if (strangers.length > 0) {
    throw validationError(`Parameters: [${strangers.join(', ')}] do not exist in the template`);
  }
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, declaration] of Object.entries(template.Parameters)) {
    const value = chosenValue(declaration, asked.get(name), previous?.[name]);
    if (value === undefined) missing.push(name);
    else values[name] = value;
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  for (const [name, value] of Object.entries(values)) check(name, template.Parameters[name], value);
  return values;
}

function chosenValue(
  declaration: ParameterDeclaration,
  given: GivenParameter | undefined,
  previous: string | undefined,
): string | undefined {
  if (given?.UsePreviousValue) return previous;
  return given?.ParameterValue ?? declaration.Default;
}

function check(name: string, declaration: ParameterDeclaration | undefined, value: string): void {
  const broken = declaration && brokenConstraint(declaration, value);
  if (!broken) return;
  const { ConstraintDescription: described } = declaration;
  throw validationError(
    described
      ? `Parameter ${name} failed to satisfy constraint: ${described}`
      : `Parameter '${name}' ${broken}`,
  );
}

function twice(given: readonly GivenParameter[]) {
  const names = given.map(({ ParameterKey }) => ParameterKey);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  return validationError(`Duplicate parameter key: ${double}`);
}
