/** A type of the model in its parts. */
export type PropertyType =
  | { kind: 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'date-time' | 'tag' }
  | { kind: 'definition'; name: string }
  | { kind: 'array'; element: string }
  | { kind: 'map'; element: string }
  | { kind: 'union'; types: string[] };

type Plain = Extract<PropertyType, { kind: 'string' | 'integer' }>;

/** Reads the way in which the model writes types (`PropertyModel.type`). */
export function propertyType(text: string): PropertyType {
  const types = alternatives(text);
  if (types.length > 1) return { kind: 'union', types };
  if (text.startsWith('#')) return { kind: 'definition', name: text.slice(1) };
  if (text.startsWith('[')) return { kind: 'array', element: text.slice(1, -1) };
  if (text.startsWith('{')) return { kind: 'map', element: text.slice(1, -1) };
  return { kind: text } as Plain;
}

/** What stands between the bars that are in no bracket. */
function alternatives(text: string): string[] {
  const types = [''];
  let depth = 0;
  for (const character of text) {
    if ('[{'.includes(character)) depth += 1;
    if (']}'.includes(character)) depth -= 1;
    if (character === '|' && depth === 0) types.push('');
    else types.push(`${types.pop()}${character}`);
  }
  return types;
}
