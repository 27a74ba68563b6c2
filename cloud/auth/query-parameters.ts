import { percentDecode } from './percent-encoding.ts';

/** One parameter of a query, decoded to bytes (one character each). */
export type QueryParameter = readonly [name: string, value: string];

/** The parameters of a query in their order. A broken escape is kept as it is written. */
export function parseQuery(query: string): QueryParameter[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return [decode(name), decode(value)] as const;
    });
}

/** The first parameter of this exact name. */
export function queryParameter(parameters: readonly QueryParameter[], name: string): string | undefined {
  return parameters.find(([found]) => found === name)?.[1];
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return percentDecode(spaced) ?? spaced;
}
