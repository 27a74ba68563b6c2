/** An object of a template. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{ Ref: … }`, `{ Condition: … }` or `{ "Fn::…": … }`, with nothing beside it. */
export function isIntrinsic(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return false;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::');
}

export function isNoValue(value: unknown): boolean {
  return isFields(value) && value.Ref === 'AWS::NoValue';
}

/** The entries that have a value: an output has no property without one. */
export function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** What Python takes for true: an empty string, list or map is not. */
export function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isFields(value) ? Object.keys(value).length > 0 : Boolean(value);
}
