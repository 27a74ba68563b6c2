import { readPath } from './json-path.ts';
import { fromJson, toText, VtlObject } from './values.ts';

/** A request's parameters by kind, each with its last value. */
export interface InputParameters {
  path: Record<string, string>;
  querystring: Record<string, string>;
  header: Record<string, string>;
}

/**
 * `$input`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference
 */
export class Input extends VtlObject {
  readonly #body: string;
  readonly #parameters: InputParameters;
  #parsed: { value: unknown } | undefined;

  /** @param body a body that is no JSON counts as a text */
  constructor(body: string, parameters: InputParameters) {
    super();
    this.#body = body;
    this.#parameters = parameters;
  }

  property(name: string): unknown {
    return name === 'body' ? this.#body || '{}' : undefined;
  }

  call(method: string, args: unknown[]): unknown {
    switch (method) {
      case 'body':
        return this.#body || '{}';
      case 'json':
        return JSON.stringify(this.#read(args) ?? '');
      case 'path':
        return fromJson(this.#read(args) ?? '');
      case 'params':
        return args.length === 0 ? this.#all() : this.#parameter(toText(args[0]));
      default:
        return undefined;
    }
  }

  override toString(): string {
    return '$input';
  }

  #read(args: unknown[]): unknown {
    this.#parsed ??= { value: this.#parse() };
    return readPath(this.#parsed.value, args.length === 0 ? '$' : toText(args[0]));
  }

  #parse(): unknown {
    if (this.#body.trim() === '') return {};
    try {
      return JSON.parse(this.#body);
    } catch {
      return this.#body;
    }
  }

  #all(): unknown {
    const maps = Object.entries(this.#parameters).map(
      ([kind, values]) => [kind, new Map(Object.entries(values))] as const,
    );
    return new Map<string, unknown>(maps);
  }

  /** Looked for in the path, the query and the headers, in this order; the empty text when it is nowhere. */
  #parameter(name: string): string {
    const { path, querystring, header } = this.#parameters;
    if (Object.hasOwn(path, name)) return path[name] ?? '';
    if (Object.hasOwn(querystring, name)) return querystring[name] ?? '';
    const lower = name.toLowerCase();
    return Object.entries(header).find(([key]) => key.toLowerCase() === lower)?.[1] ?? '';
  }
}
