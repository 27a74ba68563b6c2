import type { Shape } from './model.ts';

/** A member's name as AWS prints it: `TableName` is `tableName`, `KMSKeyArn` is `kMSKeyArn`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A value as AWS's Java services print it inside their messages: `[a, b]`, `{key=value}`, `KeySchemaElement(keyType=HASH)`. */
export function shown(value: unknown, shapeName: string | undefined, shapes: Record<string, Shape>): string {
  if (value === undefined || value === null) return 'null';
  const shape = shapeName === undefined ? undefined : shapes[shapeName];
  if (typeof value === 'number') return javaNumber(value, shape);
  if (value instanceof Uint8Array) {
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]`;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, shape?.member, shapes)).join(', ')}]`;
  return typeof value === 'object' ? shownObject(value, shapeName, shapes) : String(value);
}

/** A number as Java prints it: a whole double keeps its fraction. */
export function javaNumber(value: number, shape: Shape | undefined): string {
  const fraction = shape?.type === 'double' || shape?.type === 'float';
  return fraction && Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function shownObject(value: object, shapeName: string | undefined, shapes: Record<string, Shape>): string {
  const shape = shapeName === undefined ? undefined : shapes[shapeName];
  const entries = Object.entries(value);
  if (!shape || shape.type === 'map') {
    return `{${entries.map(([key, entry]) => `${key}=${shown(entry, shape?.value, shapes)}`).join(', ')}}`;
  }
  const members = entries.map(
    ([name, entry]) => `${lowerFirst(name)}=${shown(entry, shape.members?.[name], shapes)}`,
  );
  return `${shapeName}(${members.join(', ')})`;
}
