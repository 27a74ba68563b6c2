import type { HttpRequest } from './http.ts';
import type { HttpBinding, Operation } from './operations.ts';

export interface RestMatch {
  operation: Operation;
  /** Values of the path's labels, still percent-encoded. */
  labels: Record<string, string>;
}

/**
 * Finds the operation that a REST request asks for: method, path, the query parameters that belong to the
 * address, and the members that the operation cannot be without. The most specific one wins.
 *
 * @param outside labels that stand outside the path (S3's bucket)
 */
export function matchRest(
  operations: Iterable<Operation>,
  request: HttpRequest,
  outside: Record<string, string> = {},
): RestMatch | undefined {
  const query = new URLSearchParams(request.query);
  let best: { match: RestMatch; score: number } | undefined;
  for (const operation of operations) {
    if (!operation.http || !fits(operation.http, request, query, outside)) continue;
    const path = operation.http.path.exec(request.path);
    if (!path) continue;
    const score = specificity(operation.http, query);
    if (!best || score > best.score) best = { match: { operation, labels: { ...path.groups } }, score };
  }
  return best?.match;
}

function fits(
  binding: HttpBinding,
  request: HttpRequest,
  query: URLSearchParams,
  outside: Record<string, string>,
): boolean {
  if (binding.method !== request.method) return false;
  if (binding.outside.length !== Object.keys(outside).length) return false;
  if (!binding.query.every(([name, value]) => query.has(name) && (!value || query.get(name) === value))) {
    return false;
  }
  return (
    binding.required.query.every((name) => query.has(name)) &&
    binding.required.headers.every((name) => name in request.headers)
  );
}

/** Named by `x-id` beats a literal query parameter, which beats required members, which beats labels. */
function specificity(binding: HttpBinding, query: URLSearchParams): number {
  const named = binding.id !== undefined && query.get('x-id') === binding.id ? 10_000 : 0;
  const required = binding.required.query.length + binding.required.headers.length;
  return named + binding.query.length * 1000 + required * 100 - binding.labels.length;
}
