import type { PolicyStatement } from '../principal.ts';
import { OPERATORS, type Operator } from './operators.ts';
import type { VariableScope } from './variables.ts';

type ConditionBlock = NonNullable<PolicyStatement['Condition']>;

/** `ForAnyValue:StringLikeIfExists`, taken apart. */
export interface ParsedOperator {
  quantifier?: 'ForAnyValue' | 'ForAllValues';
  ifExists: boolean;
  /** The operator itself, `Null` or a name of `OPERATORS`. */
  base: string;
}

/** Takes an operator's name apart; undefined when IAM has no such operator. */
export function parseOperator(name: string): ParsedOperator | undefined {
  const parts = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/.exec(name);
  const base = parts?.[2];
  if (base === undefined || (base !== 'Null' && !OPERATORS.has(base))) return undefined;
  const ifExists = parts?.[3] !== undefined;
  if (base === 'Null' && (ifExists || parts?.[1] !== undefined)) return undefined;
  return { quantifier: parts?.[1] as ParsedOperator['quantifier'], ifExists, base };
}

/**
 * True when every condition of the block holds.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionsHold(block: ConditionBlock | undefined, scope: VariableScope): boolean {
  return Object.entries(block ?? {}).every(([name, keys]) => {
    const operator = parseOperator(name);
    // A stored policy was checked before; what is unknown must not open a door.
    if (!operator) return false;
    return Object.entries(keys).every(([key, value]) => holds(operator, key, texts(value), scope));
  });
}

function holds(operator: ParsedOperator, key: string, policyValues: string[], scope: VariableScope): boolean {
  const values = scope.keys.get(key.toLowerCase()) ?? [];
  const isAbsent = values.length === 0;
  if (operator.base === 'Null')
    return policyValues.some((wanted) => (wanted.toLowerCase() === 'true') === isAbsent);
  const base = OPERATORS.get(operator.base);
  if (!base) return false;
  if (isAbsent) return operator.ifExists || holdsWithoutKey(operator, base);
  const fits = (value: string) => policyValues.some((wanted) => base.compare(wanted, value, scope));
  if (operator.quantifier === 'ForAllValues') return values.every((value) => fits(value) !== base.negated);
  if (operator.quantifier === 'ForAnyValue') return values.some((value) => fits(value) !== base.negated);
  return values.some(fits) !== base.negated;
}

function holdsWithoutKey({ quantifier }: ParsedOperator, { negated }: Operator): boolean {
  if (quantifier === undefined) return negated;
  return quantifier === 'ForAllValues';
}

function texts(value: ConditionBlock[string][string]): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
