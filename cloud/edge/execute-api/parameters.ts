import { contextValue } from './context-variables.ts';
import { type Invocation, stageVariablesOf } from './invocation.ts';
import { readPath } from './vtl/json-path.ts';
import { toText } from './vtl/values.ts';

/**
 * The value of a mapping's source: `'text'`, `context.x`, `stageVariables.x`, `method.request.header.x` ...
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 *
 * @returns undefined where there is nothing to map; several values for the multi-value kinds
 */
export function sourceValue(source: string, invocation: Invocation): string | string[] | undefined {
  const literal = /^'(.*)'$/s.exec(source);
  if (literal) return literal[1];
  if (source.startsWith('context.')) return contextValue(invocation.context, source.slice('context.'.length));
  if (source.startsWith('stageVariables.')) {
    return stageVariablesOf(invocation)[source.slice('stageVariables.'.length)];
  }
  const body = /^method\.request\.body(?:\.(.+))?$/.exec(source);
  if (body) return bodyValue(new TextDecoder().decode(invocation.request.body), body[1]);
  const [, kind = '', name = ''] = /^method\.request\.(\w+)\.(.+)$/.exec(source) ?? [];
  return requestParameter(invocation, kind, name);
}

/** A parameter of the request by kind; header names compare without case. */
export function requestParameter(
  { pathParameters, query, headers }: Invocation,
  kind: string,
  name: string,
): string | string[] | undefined {
  if (kind === 'path') return pathParameters[name];
  const isHeader = kind.endsWith('header');
  const lower = name.toLowerCase();
  const values = isHeader
    ? headers.filter(([key]) => key.toLowerCase() === lower).map(([, value]) => value)
    : (query.get(name) ?? []);
  if (values.length === 0) return undefined;
  return kind.startsWith('multivalue') ? values : values.at(-1);
}

/** A body as a whole, or what a path finds in its JSON. */
export function bodyValue(text: string, path: string | undefined): string | undefined {
  if (path === undefined) return text;
  try {
    const found = readPath(JSON.parse(text), `$.${path}`);
    if (found === undefined || found === null) return undefined;
    return typeof found === 'object' ? JSON.stringify(found) : toText(found);
  } catch {
    return undefined;
  }
}
