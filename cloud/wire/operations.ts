import { NormalizedSchema } from '@smithy/core/schema';

/** One operation of a service, as the SDK's own schema describes it. */
export interface Operation {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** Absent in the JSON and query protocols, where the path says nothing. */
  http?: HttpBinding;
}

export interface HttpBinding {
  method: string;
  /** Matches the whole path; each label is a named group. */
  path: RegExp;
  labels: string[];
  /** Query parameters that are part of the operation's address, such as `cors` in `?cors`. */
  query: [name: string, value: string][];
  /** The operation's own name in `x-id`: only a tie-breaker, because clients other than the SDK leave it out. */
  id?: string;
  status: number;
  /** Members without which the request is meant for another operation (UploadPart's `partNumber`). */
  required: { query: string[]; headers: string[] };
  /** Labels that are not in the path: S3's bucket, which stands in the host or before the path. */
  outside: string[];
}

type OperationSchema = [9, string, string, Record<string, unknown> | number, unknown, unknown];

const OPERATION = 9;

/** Reads every operation schema that an SDK package exports. */
export function operationsOf(sdk: object): Map<string, Operation> {
  const operations = Object.values(sdk).filter(isOperationSchema).map(toOperation);
  return new Map(operations.map((operation) => [operation.name, operation]));
}

function isOperationSchema(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === OPERATION && typeof value[2] === 'string';
}

function toOperation([, , name, traits, input, output]: OperationSchema): Operation {
  const operation: Operation = { name, input: schemaOf(input), output: schemaOf(output) };
  if (typeof traits === 'object' && Array.isArray(traits.http)) {
    operation.http = toBinding(traits.http as [string, string, number], operation.input);
  }
  return operation;
}

function schemaOf(reference: unknown): NormalizedSchema {
  return NormalizedSchema.of(reference as Parameters<typeof NormalizedSchema.of>[0]);
}

function toBinding([method, uri, status]: [string, string, number], input: NormalizedSchema): HttpBinding {
  const [template = '/', search = ''] = uri.split('?');
  const query = [...new URLSearchParams(search)];
  const labels = [...template.matchAll(/\{(\w+)\+?\}/g)].map((match) => match[1] ?? '');
  return {
    method,
    path: pathPattern(template),
    labels,
    query: query.filter(([name]) => name !== 'x-id'),
    id: query.find(([name]) => name === 'x-id')?.[1],
    status,
    ...memberRules(input, labels),
  };
}

/** `/2020-05-31/distribution/{Id}/config` and `/{Key+}` as patterns; the last kind of label takes slashes too. */
function pathPattern(template: string): RegExp {
  const pattern = template
    .split(/(\{\w+\+?\})/)
    .map((part) => {
      const label = /^\{(\w+)(\+?)\}$/.exec(part);
      if (!label) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return label[2] ? `(?<${label[1]}>.+)` : `(?<${label[1]}>[^/]+)`;
    })
    .join('');
  return new RegExp(`^${pattern}${template.endsWith('/') ? '' : '/?'}$`, 's');
}

function memberRules(input: NormalizedSchema, labels: string[]): Pick<HttpBinding, 'required' | 'outside'> {
  const required = { query: [] as string[], headers: [] as string[] };
  const outside: string[] = [];
  const mandatory = new Set(requiredMembers(input));
  for (const [name, member] of input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel && !labels.includes(name)) outside.push(name);
    if (!mandatory.has(name)) continue;
    if (traits.httpQuery) required.query.push(traits.httpQuery);
    if (traits.httpHeader) required.headers.push(traits.httpHeader.toLowerCase());
  }
  return { required, outside };
}

/** A structure's schema lists its required members first and ends with their number. */
export function requiredMembers(structure: NormalizedSchema): string[] {
  const schema = structure.getSchema();
  if (!Array.isArray(schema)) return [];
  const [, , , , names, , count] = schema as unknown as [0, 0, 0, 0, string[]?, unknown?, number?];
  return (names ?? []).slice(0, count ?? 0);
}
