import { holds, unresolved } from './dependencies.ts';
import { formatError } from './errors.ts';
import { evaluate } from './evaluate.ts';
import { checkExportName } from './export-name.ts';
import { referencesIn } from './references.ts';
import { type Scope, UNKNOWN } from './scope.ts';
import type { OutputDeclaration } from './template.ts';
import { textOf } from './values.ts';

export interface Output {
  key: string;
  /** UNKNOWN until the resources are made that it tells of. */
  value: string | typeof UNKNOWN;
  description?: string;
  exportName?: string | typeof UNKNOWN;
}

/**
 * The outputs whose condition holds.
 *
 * @throws AwsError ValidationError where a value is no string, two export the same name, or one tells of a resource
 *   that the conditions leave out
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function evaluateOutputs(scope: Scope): Output[] {
  const outputs = Object.entries(scope.template.Outputs)
    .filter(([, { Condition }]) => holds(Condition, scope.conditions))
    .map(([key, declaration]) => outputOf(key, declaration, scope));
  const names = outputs.map(({ exportName }) => exportName).filter((name) => typeof name === 'string');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw formatError(`Output names exported twice: [${twice}]`);
  return outputs;
}

function outputOf(key: string, { Value, Description, Export }: OutputDeclaration, scope: Scope): Output {
  refuseLeftOut([Value, Export?.Name], scope);
  const exportName = Export && stringOf(key, evaluate(Export.Name, scope));
  if (typeof exportName === 'string') checkExportName(key, exportName);
  return {
    key,
    value: stringOf(key, evaluate(Value, scope)),
    ...(Description !== undefined && { description: Description }),
    ...(exportName !== undefined && { exportName }),
  };
}

function refuseLeftOut(values: unknown[], { template, conditions }: Scope): void {
  const missing = referencesIn(values, conditions)
    .map(({ name }) => name)
    .filter((name) => template.Resources[name] && !holds(template.Resources[name].Condition, conditions));
  if (missing.length > 0) throw unresolved(missing, 'Outputs');
}

function stringOf(key: string, value: unknown): string | typeof UNKNOWN {
  if (value === UNKNOWN) return UNKNOWN;
  const text = textOf(value);
  if (text !== undefined) return text;
  throw formatError(
    `Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String and not a List.`,
  );
}
