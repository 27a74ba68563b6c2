import { noExport, templateError, validationError } from './errors.ts';
import type { FunctionContext, IntrinsicFunction } from './function-context.ts';
import { isListType, listOf } from './parameter-types.ts';
import { isPseudoParameter, pseudoParameter } from './pseudo-parameters.ts';
import { UNKNOWN } from './scope.ts';
import { getAttArgument } from './shapes.ts';
import { textOf } from './values.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html */
export const ref: IntrinsicFunction = (argument, { scope }) => {
  const name = String(argument);
  if (isPseudoParameter(name)) return pseudoParameter(name, scope);
  const { Parameters: declared } = scope.template;
  const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (declaration) {
    const value = scope.parameters[name] ?? '';
    return isListType(declaration.Type) ? listOf(value) : value;
  }
  const made = scope.made(name);
  return made ? made.ref : UNKNOWN;
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html */
export const getAtt: IntrinsicFunction = (argument, { scope, evaluate }) => {
  const { name, attribute } = getAttArgument(argument) as { name: string; attribute: unknown };
  const wanted = evaluate(attribute);
  const made = scope.made(name);
  if (!made || wanted === UNKNOWN) return UNKNOWN;
  const found = attributeOf(made.attributes, String(wanted));
  if (found !== undefined) return found;
  const type = scope.template.Resources[name]?.Type;
  throw validationError(`Requested attribute ${String(wanted)} does not exist in schema for ${type}`);
};

/** `A.B` is the attribute of that name, or `B` in the attribute `A`. */
function attributeOf(attributes: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  return name
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], attributes);
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html */
export const findInMap: IntrinsicFunction = (argument, { scope, evaluate }) => {
  const keys = (argument as unknown[]).map(evaluate);
  if (keys.includes(UNKNOWN)) return UNKNOWN;
  const [map, top, second] = keys.map((key) => textOf(key) ?? badKey());
  const mapping = own(scope.template.Mappings, map as string);
  if (!mapping) {
    throw templateError(`Mapping named '${map}' is not present in the 'Mappings' section of template.`);
  }
  const found = own(own(mapping, top as string) ?? {}, second as string);
  if (found === undefined) throw templateError(`Unable to get mapping for ${map}::${top}::${second}`);
  return found;
};

/** Names of templates may be those that every object has: `constructor`. */
function own<Value>(map: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function badKey(): never {
  throw templateError(
    'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
  );
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html */
export const importValue: IntrinsicFunction = (argument, { scope, evaluate }: FunctionContext) => {
  const name = evaluate(argument);
  if (name === UNKNOWN) return UNKNOWN;
  const text = textOf(name);
  if (text === undefined) {
    throw templateError(
      'the attribute in Fn::ImportValue must be a string or a function that returns a string',
    );
  }
  const value = scope.exports(text);
  if (value === undefined) throw validationError(noExport(text));
  return value;
};
