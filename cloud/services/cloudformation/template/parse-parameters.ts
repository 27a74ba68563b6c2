import { formatError, templateError, validationError } from './errors.ts';
import { checkCount } from './limits.ts';
import { checkParameterType } from './parameter-types.ts';
import type { ParameterDeclaration } from './template.ts';
import { isMembers, type Members, textOf } from './values.ts';

const STRINGS = ['AllowedPattern', 'ConstraintDescription', 'Default', 'Description'] as const;
const NUMBERS = ['MaxLength', 'MaxValue', 'MinLength', 'MinValue'] as const;
const KEYS: string[] = [...STRINGS, ...NUMBERS, 'AllowedValues', 'NoEcho', 'Type'];

/**
 * @throws AwsError ValidationError where a parameter has no type or something that parameters do not have;
 *   NotImplemented for types that AWS looks up in other services
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parseParameters(section: Members): Record<string, ParameterDeclaration> {
  checkCount('parameters', Object.keys(section).length);
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [name, declaration(name, value)]));
}

function declaration(name: string, value: unknown): ParameterDeclaration {
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Parameter name ${name} is non alphanumeric.`);
  if (!isMembers(value)) throw formatError('Any Parameters member must be a JSON object.');
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown) throw validationError(`Invalid template parameter property '${unknown}'`);
  const { Type: type, NoEcho: noEcho } = value;
  if (typeof type !== 'string') throw formatError('Every Parameters object must contain a Type member.');
  checkParameterType(type);
  const found: ParameterDeclaration = {
    Type: type,
    ...strings(value),
    ...numbers(name, value),
    ...allowedValues(value.AllowedValues),
    ...(noEcho !== undefined && { NoEcho: String(noEcho).toLowerCase() === 'true' }),
  };
  checkKind(name, found);
  return found;
}

function strings(value: Members): Partial<ParameterDeclaration> {
  const found: Partial<ParameterDeclaration> = {};
  for (const key of STRINGS) {
    if (value[key] === undefined) continue;
    const text = textOf(value[key]);
    if (text === undefined) throw formatError(`Every ${key} member must be a string.`);
    found[key] = text;
  }
  return found;
}

function numbers(name: string, value: Members): Partial<ParameterDeclaration> {
  const found: Partial<ParameterDeclaration> = {};
  for (const key of NUMBERS) {
    if (value[key] === undefined) continue;
    const text = textOf(value[key])?.trim();
    if (!text || Number.isNaN(Number(text)))
      throw templateError(`Parameter '${name}' ${key} must be a number.`);
    found[key] = Number(text);
  }
  return found;
}

function allowedValues(value: unknown): Partial<ParameterDeclaration> {
  if (value === undefined) return {};
  if (!Array.isArray(value)) throw formatError('Every AllowedValues member must be a list.');
  return {
    AllowedValues: value.map((item) => {
      const text = textOf(item);
      if (text === undefined) throw formatError('Every AllowedValues value must be a string.');
      return text;
    }),
  };
}

/** Lengths and patterns are for strings, bounds for numbers. */
function checkKind(name: string, parameter: ParameterDeclaration): void {
  const number = parameter.Type === 'Number' || parameter.Type === 'List<Number>';
  for (const key of ['MinLength', 'MaxLength'] as const) {
    if (parameter[key] !== undefined && parameter.Type !== 'String') {
      throw templateError(`Parameter '${name}' ${key} must be on a parameter of type String`);
    }
  }
  for (const key of ['MinValue', 'MaxValue'] as const) {
    if (parameter[key] !== undefined && !number) {
      throw templateError(`Parameter '${name}' ${key} must be on a parameter of type Number`);
    }
  }
}
