import { formatError, templateError } from './errors.ts';
import { evaluate } from './evaluate.ts';
import { intrinsicOf } from './intrinsic.ts';
import type { Scope } from './scope.ts';
import type { Template } from './template.ts';
import { isMembers, textOf } from './values.ts';

/**
 * Which conditions of a template hold.
 *
 * @throws AwsError ValidationError where a condition is none, or they stand on each other
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 */
export function evaluateConditions(
  template: Template,
  scope: Omit<Scope, 'conditions' | 'template'>,
): Record<string, boolean> {
  const evaluation = new Evaluation({ ...scope, template, conditions: {} });
  return Object.fromEntries(Object.keys(template.Conditions).map((name) => [name, evaluation.named(name)]));
}

/** The condition that `{ Condition: name }` stands for, where only conditions may be. */
export function conditionName(value: unknown): string | undefined {
  if (!isMembers(value) || Object.keys(value).length !== 1) return undefined;
  return typeof value.Condition === 'string' ? value.Condition : undefined;
}

class Evaluation {
  private readonly scope: Scope;
  private readonly known = new Map<string, boolean>();
  private readonly open: string[] = [];

  constructor(scope: Scope) {
    this.scope = scope;
  }

  named(name: string): boolean {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (this.open.includes(name)) throw templateError(`Found circular condition dependency: ${name}`);
    if (!Object.hasOwn(this.scope.template.Conditions, name)) {
      throw templateError(`unresolved condition dependency ${name} in Condition`);
    }
    this.open.push(name);
    const holds = this.holds(this.scope.template.Conditions[name]);
    this.open.pop();
    this.known.set(name, holds);
    return holds;
  }

  private holds(value: unknown): boolean {
    const other = conditionName(value);
    if (other !== undefined) return this.named(other);
    const { name, argument } = intrinsicOf(value) ?? { name: '', argument: [] };
    const parts = argument as unknown[];
    if (name === 'Fn::And') return parts.map((part) => this.holds(part)).every(Boolean);
    if (name === 'Fn::Or') return parts.map((part) => this.holds(part)).some(Boolean);
    if (name === 'Fn::Not') return !this.holds(parts[0]);
    if (name === 'Fn::Equals') return this.text(parts[0]) === this.text(parts[1]);
    throw formatError('Conditions can only be boolean operations on parameters and other conditions');
  }

  private text(value: unknown): string {
    const text = textOf(evaluate(value, this.scope));
    if (text === undefined)
      throw templateError('every Fn::Equals object requires a list of 2 string parameters.');
    return text;
  }
}
