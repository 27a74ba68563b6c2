import { compilePattern } from '../../../wire/constraints/pattern.ts';
import { isListType, listOf } from './parameter-types.ts';
import type { ParameterDeclaration } from './template.ts';

/**
 * Which constraint of its declaration a value breaks, as AWS goes on after the parameter's name; undefined for a good
 * one. Each member of a list stands for itself.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function brokenConstraint(declaration: ParameterDeclaration, value: string): string | undefined {
  const members = isListType(declaration.Type) ? listOf(value) : [value];
  for (const member of members) {
    const broken =
      notAllowed(declaration, member) ?? badNumber(declaration, member) ?? badText(declaration, member);
    if (broken) return broken;
  }
  return undefined;
}

function notAllowed({ AllowedValues: allowed }: ParameterDeclaration, value: string): string | undefined {
  return allowed && !allowed.includes(value) ? 'must be one of AllowedValues' : undefined;
}

function badNumber(declaration: ParameterDeclaration, value: string): string | undefined {
  if (declaration.Type !== 'Number' && declaration.Type !== 'List<Number>') return undefined;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return 'must be a number';
  const { MinValue: least = number, MaxValue: most = number } = declaration;
  if (number < least) return `must be a number not less than ${least}`;
  return number > most ? `must be a number not greater than ${most}` : undefined;
}

function badText(declaration: ParameterDeclaration, value: string): string | undefined {
  const {
    MinLength: least = 0,
    MaxLength: most = Number.POSITIVE_INFINITY,
    AllowedPattern: pattern,
  } = declaration;
  if (value.length < least) return `must contain at least ${least} characters`;
  if (value.length > most) return `must contain at most ${most} characters`;
  const fits = pattern === undefined || (compilePattern(pattern)?.test(value) ?? true);
  return fits ? undefined : `must match pattern ${pattern}`;
}
