import { notImplemented } from '../../errors.ts';
import { isModelledKey } from './condition-keys.ts';
import { parseOperator } from './conditions.ts';
import { addressRange, policyDate } from './operators.ts';
import { isRecord, type PolicyWords } from './policy-words.ts';

/**
 * Refuses a Condition that evaluation could not answer: an operator that IAM does not have, and a key that the cloud
 * does not model, both by name; and a value that the operator cannot read.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function checkConditions(condition: unknown, words: PolicyWords): void {
  if (condition === undefined) return;
  if (!isRecord(condition)) throw words.syntax();
  for (const [name, keys] of Object.entries(condition)) {
    const operator = parseOperator(name);
    if (!isRecord(keys)) throw words.syntax();
    if (!operator) throw words.badOperator(name);
    for (const [key, value] of Object.entries(keys)) {
      if (!isModelledKey(key)) throw notImplemented(`the condition key ${key}`);
      checkValues(operator.base, value, words);
    }
  }
}

function checkValues(base: string, value: unknown, words: PolicyWords): void {
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!['string', 'number', 'boolean'].includes(typeof item)) throw words.syntax();
    if (!isReadable(base, String(item))) throw words.badConditionValue(base, String(item));
  }
}

function isReadable(base: string, value: string): boolean {
  if (base.startsWith('Numeric')) return value.trim() !== '' && !Number.isNaN(Number(value));
  if (base.startsWith('Date')) return !Number.isNaN(policyDate(value));
  if (base.endsWith('IpAddress')) return addressRange(value) !== undefined;
  if (base === 'Bool' || base === 'Null') return /^(true|false)$/i.test(value);
  return true;
}
