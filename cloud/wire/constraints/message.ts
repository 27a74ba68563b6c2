import type { Rule, Shape, Violation } from './model.ts';
import { isNumber } from './rules.ts';
import { javaNumber } from './shown.ts';

/** How a service words its validation errors. */
export interface MessageStyle {
  /** Whether the value is repeated: `Value 'x' at 'name'`, or else `Value at 'name'`. */
  echo: boolean;
  /** Whether the constraints told for the inside of a list or a map end with `Member must not be null`. */
  notNullInside: boolean;
}

const INSIDE = {
  member: 'Member must satisfy constraint',
  key: 'Map keys must satisfy constraint',
  entry: 'Map value must satisfy constraint',
};

const NOT_NULL = 'Member must not be null';

/** The message in which AWS's services tell one or several violations, `N validation errors detected: …; …`. */
export function validationMessage(violations: readonly Violation[], style: MessageStyle): string {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return count + violations.map((violation) => sentence(violation, style)).join('; ');
}

function sentence(violation: Violation, style: MessageStyle): string {
  const { path, kind, shape } = violation;
  const what =
    kind === 'member' || kind === 'key' || kind === 'entry'
      ? `${INSIDE[kind]}: [${insideRules(violation, style).join(', ')}]`
      : kind === 'required'
        ? NOT_NULL
        : ruleText(kind, shape);
  return `Value${shownValue(violation, style)} at '${path}' failed to satisfy constraint: ${what}`;
}

function shownValue({ kind, shown }: Violation, { echo }: MessageStyle): string {
  if (!echo || shown === undefined) return '';
  return kind === 'required' ? ' null' : ` '${shown}'`;
}

/** AWS tells every constraint of what is inside, also those that are kept. */
function insideRules({ shape, shapeName }: Violation, { notNullInside }: MessageStyle): string[] {
  const rules = (['max', 'min', 'pattern', 'enum'] as const).filter((rule) => shape[rule] !== undefined);
  const texts = rules.map((rule) => ruleText(rule, shape));
  // Lambda leaves it out for the names of environment variables alone.
  return notNullInside && shapeName !== 'EnvironmentVariableName' ? [...texts, NOT_NULL] : texts;
}

function ruleText(rule: Rule, shape: Shape): string {
  if (rule === 'pattern') return `Member must satisfy regular expression pattern: ${shape.pattern}`;
  if (rule === 'enum') return `Member must satisfy enum value set: [${shape.enum?.join(', ')}]`;
  const measure = isNumber(shape) ? 'value' : 'length';
  const relation = rule === 'min' ? 'greater' : 'less';
  return `Member must have ${measure} ${relation} than or equal to ${javaNumber(shape[rule] ?? 0, shape)}`;
}
