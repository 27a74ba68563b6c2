import { PyDict } from '../python/dictionary.ts';
import { ownDictionary } from '../python/values.ts';
import { childOf, isOpenApi3, isVersion3 } from './definition.ts';
import { branches, pathNames } from './paths.ts';

/**
 * Moves what OpenAPI 3 keeps in other places than Swagger 2, unless the definition says that it is Swagger. The
 * reference runs this more than once and then wraps a header's schema each time; the ids of deployments depend on it.
 */
export function toOpenApi3(body: PyDict, version: string | undefined): void {
  if (body.has('swagger')) return;
  if (!isVersion3(version) && (version !== undefined || !isOpenApi3(body))) return;
  move(body, 'securityDefinitions', 'securitySchemes');
  move(body, 'definitions', 'schemas');
  for (const path of pathNames(body)) {
    const paths = childOf(body, 'paths');
    for (const item of branches(paths.get(path))) {
      for (const options of branches(item.get('options'))) convertOptions(options);
    }
  }
}

function move(body: PyDict, from: string, to: string): void {
  const moved = body.get(from);
  if (!(moved instanceof PyDict) || moved.size === 0) return;
  childOf(body, 'components').set(to, moved);
  body.delete(from);
}

function convertOptions(options: PyDict): void {
  options.delete('consumes');
  options.delete('produces');
  const responses = options.get('responses');
  const answer = responses instanceof PyDict ? responses.get('200') : undefined;
  const headers = answer instanceof PyDict ? answer.get('headers') : undefined;
  if (!(headers instanceof PyDict)) return;
  for (const [name, header] of headers.entries()) headers.set(name, ownDictionary({ schema: header }));
}
