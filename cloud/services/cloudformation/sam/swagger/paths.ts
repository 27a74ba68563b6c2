import { invalidStructure } from '../faults.ts';
import { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import { own, type PyValue, plain } from '../python/values.ts';
import { isNoValue } from '../shape.ts';
import { childOf } from './definition.ts';

export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The key of a method in a definition: `ANY` has a name of its own there. */
export function methodKey(method: string): string | PyText {
  const lower = method.toLowerCase();
  return lower === 'any' ? ANY_METHOD : new PyText(lower);
}

/** A place for the method; what stands there already stays. */
export function addMethod(body: PyDict, path: string, method: string): void {
  const paths = childOf(body, 'paths');
  if (!(paths.get(path) instanceof PyDict)) paths.set(new PyText(path), new PyDict());
  for (const item of branches(paths.get(path))) {
    const key = methodKey(method);
    if (!item.has(typeof key === 'string' ? key : key.text)) item.set(key, new PyDict());
  }
}

export function pathNames(body: PyDict): string[] {
  const paths = body.get('paths');
  return paths instanceof PyDict ? paths.names() : [];
}

/** The items of a path: one, or those of an `Fn::If`. */
export function pathItems(body: PyDict, path: string): PyDict[] {
  const item = childOf(body, 'paths').get(path);
  if (!(item instanceof PyDict)) {
    throw invalidStructure(`Value of '${path}' path must be a dictionary according to Swagger spec.`);
  }
  return branches(item);
}

/** A value itself, or what an `Fn::If` chooses from; `AWS::NoValue` is left out. */
export function branches(value: PyValue | undefined): PyDict[] {
  if (!(value instanceof PyDict)) return [];
  const choice = value.get('Fn::If');
  if (!Array.isArray(choice)) return [value];
  return choice.slice(1).flatMap((branch) => (isNoValue(plain(branch)) ? [] : branches(branch)));
}

/** The value under a condition, or nothing. */
export function onlyIf(condition: string | PyText | undefined, value: PyValue): PyValue {
  if (condition === undefined) return value;
  return own({ 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] });
}

/** Puts a whole path under a condition. */
export function conditionPath(body: PyDict, path: string, condition: string | PyText): void {
  const paths = childOf(body, 'paths');
  paths.set(path, onlyIf(condition, paths.get(path) ?? new PyDict()));
}
