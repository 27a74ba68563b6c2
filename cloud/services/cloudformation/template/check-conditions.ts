import { conditionName } from './conditions.ts';
import { formatError, templateError } from './errors.ts';
import { intrinsicOf } from './intrinsic.ts';
import { referencesIn, referringParts } from './references.ts';
import type { Template } from './template.ts';
import { walkIntrinsics } from './walk-intrinsics.ts';

const BOOLEAN = ['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];
const NOT_IN_CONDITIONS = ['Fn::GetAtt', 'Fn::ImportValue', 'Fn::GetAZs', 'Fn::If'];

/**
 * @throws AwsError ValidationError where the section Conditions holds something else than operations on parameters,
 *   mappings and other conditions
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function checkConditions(template: Template): void {
  for (const condition of Object.values(template.Conditions)) {
    checkCondition(template, condition);
    checkOperands(condition);
    const strangers = referencesIn(condition, 'all').filter(
      ({ name }) => !Object.hasOwn(template.Parameters, name),
    );
    if (strangers.length === 0) continue;
    const names = [...new Set(strangers.map(({ name }) => name))].join(', ');
    throw formatError(
      `Unresolved dependencies [${names}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
}

/**
 * @throws AwsError ValidationError where a resource, an output or `Fn::If` names a condition that is not there
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 */
export function checkConditionNames(template: Template): void {
  for (const block of ['Resources', 'Outputs'] as const) {
    for (const { Condition: name } of Object.values(template[block])) {
      if (name === undefined || Object.hasOwn(template.Conditions, name)) continue;
      throw formatError(`Unresolved condition dependency ${name} in the ${block} block of the template`);
    }
  }
  const values = [
    ...Object.values(template.Resources).flatMap(referringParts),
    ...Object.values(template.Outputs).flatMap(({ Value, Export }) => [Value, Export?.Name]),
  ];
  walkIntrinsics(values, 'all', ({ name, argument }) => {
    const [condition] = name === 'Fn::If' ? (argument as [string]) : [];
    if (condition !== undefined && !Object.hasOwn(template.Conditions, condition)) {
      throw templateError(`unresolved condition dependency ${condition} in Fn::If`);
    }
  });
}

function checkCondition(template: Template, value: unknown): void {
  const other = conditionName(value);
  if (other !== undefined) {
    if (Object.hasOwn(template.Conditions, other)) return;
    throw templateError(`unresolved condition dependency ${other} in Condition`);
  }
  const intrinsic = intrinsicOf(value);
  if (!intrinsic || !BOOLEAN.includes(intrinsic.name)) {
    throw formatError('Conditions can only be boolean operations on parameters and other conditions');
  }
  if (intrinsic.name === 'Fn::Equals') return;
  for (const operand of intrinsic.argument as unknown[]) checkCondition(template, operand);
}

function checkOperands(condition: unknown): void {
  walkIntrinsics(condition, 'all', ({ name }) => {
    if (NOT_IN_CONDITIONS.includes(name)) throw templateError(`Cannot use ${name} in Conditions`);
  });
}
