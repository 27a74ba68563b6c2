import type { Template } from '../template/template.ts';
import type { SamContext } from './context.ts';
import { isFields } from './shape.ts';

/** Values that the transform may put in place of a reference: the stack's parameters and the region. */
export type ParameterValues = Map<string, unknown>;

export function parameterValues(template: Template, context: SamContext): ParameterValues {
  const values: ParameterValues = new Map();
  for (const [name, { Default }] of Object.entries(template.Parameters)) {
    if (Default !== undefined) values.set(name, Default);
  }
  for (const [name, value] of Object.entries(context.parameters)) values.set(name, value);
  return values.set('AWS::Region', context.region).set('AWS::Partition', context.partition);
}

/** The value with each `Ref` and `Fn::Sub` of a known parameter replaced; what is unknown stays. */
export function resolveParameters(value: unknown, values: ParameterValues): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveParameters(item, values));
  if (!isFields(value)) return value;
  const resolved = resolveOne(value, values);
  if (!isFields(resolved)) return resolved;
  return Object.fromEntries(
    Object.entries(resolved).map(([name, item]) => [name, resolveParameters(item, values)]),
  );
}

function resolveOne(value: Record<string, unknown>, values: ParameterValues): unknown {
  if (Object.keys(value).length !== 1) return value;
  if (typeof value.Ref === 'string' && values.has(value.Ref)) return values.get(value.Ref);
  const sub = value['Fn::Sub'];
  if (typeof sub === 'string') return { 'Fn::Sub': fill(sub, values) };
  if (Array.isArray(sub) && typeof sub[0] === 'string') {
    return { 'Fn::Sub': [fill(sub[0], values), ...sub.slice(1)] };
  }
  return value;
}

function fill(text: string, values: ParameterValues): string {
  return text.replace(/\$\{([A-Za-z0-9:]+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
