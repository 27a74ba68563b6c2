import { formatError } from './errors.ts';
import { malformedName } from './export-name.ts';
import { checkCount } from './limits.ts';
import type { OutputDeclaration } from './template.ts';
import { isMembers, type Members, textOf } from './values.ts';

const KEYS = ['Condition', 'Description', 'Export', 'Value'];

/**
 * @throws AwsError ValidationError where an output has no value, or something that outputs do not have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function parseOutputs(section: Members): Record<string, OutputDeclaration> {
  checkCount('outputs', Object.keys(section).length);
  return Object.fromEntries(
    Object.entries(section).map(([name, output]) => [name, declaration(name, output)]),
  );
}

function declaration(name: string, output: unknown): OutputDeclaration {
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
  if (!isMembers(output)) throw formatError(`Output ${name} is malformed`);
  const unknown = Object.keys(output).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) throw formatError(`Invalid outputs property : [${unknown.join(', ')}]`);
  if (output.Value === undefined) throw formatError('Every Outputs member must contain a Value object');
  return {
    Value: output.Value,
    ...description(output.Description),
    ...exported(name, output.Export),
    ...condition(output.Condition),
  };
}

function description(value: unknown): Pick<OutputDeclaration, 'Description'> {
  if (value === undefined) return {};
  const text = textOf(value);
  if (text === undefined) throw formatError('Every Description member must be a string.');
  return { Description: text };
}

function exported(name: string, value: unknown): Pick<OutputDeclaration, 'Export'> {
  if (value === undefined) return {};
  if (!isMembers(value) || value.Name === undefined || Object.keys(value).length !== 1) {
    throw malformedName(name);
  }
  return { Export: { Name: value.Name } };
}

function condition(value: unknown): Pick<OutputDeclaration, 'Condition'> {
  if (value === undefined) return {};
  if (typeof value !== 'string') throw formatError('Every Condition member must be a string.');
  return { Condition: value };
}
