import type { ResourceDeclaration } from '../template/template.ts';
import { invalidEvent } from './faults.ts';
import { type ApiEvent, IMPLICIT_API, readApiEvent } from './function/event-properties.ts';
import { resolveParameters } from './parameters.ts';
import { pythonOrder } from './python/dictionary.ts';
import { print } from './python/print.ts';
import { given } from './python/values.ts';
import type { Run } from './run.ts';
import { type Fields, isFields } from './shape.ts';
import { edited } from './swagger/definition.ts';
import { addMethod } from './swagger/paths.ts';

/** Which functions use an API: their conditions and policies decide on those of the implicit one. */
export class ApiUse {
  /** By path; undefined stands for a function without a condition. */
  readonly conditions = new Map<string, (string | undefined)[]>();
  readonly functions: ResourceDeclaration[] = [];
}

/** Makes a place for each method that a function's events name, in the definitions that the transform writes. */
export function collectEvents(run: Run, id: string, uses: Map<string, ApiUse>): void {
  const resource = run.resources[id];
  const events = resource?.Properties?.Events;
  if (resource?.Type !== 'AWS::Serverless::Function' || !isFields(events)) return;
  for (const name of pythonOrder(Object.keys(events))) {
    const properties = apiProperties(id, name, events[name]);
    if (properties === undefined) continue;
    const event = readApiEvent(id, name, properties);
    if (properties.RestApiId === undefined || properties.RestApiId === null) {
      properties.RestApiId = { Ref: IMPLICIT_API };
    }
    use(run, resource, event, uses);
  }
}

/** The properties of an event of type Api; one without any is refused later, by its missing Path. */
function apiProperties(id: string, name: string, event: unknown): Fields | undefined {
  if (!isFields(event)) throw invalidEvent(id, name, `'${pythonType(event)}' object has no attribute 'get'`);
  if (event.Type !== 'Api' || event.Properties === undefined || event.Properties === null) return undefined;
  if (isFields(event.Properties)) return event.Properties;
  throw invalidEvent(
    id,
    name,
    "Event 'Properties' must be an Object. If you're using YAML, this may be an indentation issue.",
  );
}

function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'string') return 'str';
  return typeof value === 'boolean' ? 'bool' : 'int';
}

function use(run: Run, resource: ResourceDeclaration, event: ApiEvent, uses: Map<string, ApiUse>): void {
  const name = resource.Properties?.FunctionName;
  if (name !== undefined && name !== null) {
    run.functionNames.set(event.api, (run.functionNames.get(event.api) ?? '') + printedName(run, name));
  }
  const definition = run.definitions.get(event.api);
  if (!definition?.managed) return;
  definition.body = edited(definition.body, (body) => addMethod(body, event.path, event.method));
  const api = uses.get(event.api) ?? new ApiUse();
  uses.set(event.api, api);
  api.functions.push(resource);
  api.conditions.set(event.path, [...(api.conditions.get(event.path) ?? []), resource.Condition]);
}

const REGION = '\u{f0000}';

/** A function's name as the reference prints it: the region is the transform's own string, not the template's. */
function printedName(run: Run, name: unknown): string {
  const resolved = resolveParameters(name, new Map(run.values).set('AWS::Region', REGION));
  const text = typeof resolved === 'string' ? resolved : print(given(resolved));
  const region = String(run.values.get('AWS::Region'));
  return text
    .replaceAll("u'\\U000f0000'", `'${region}'`)
    .replaceAll('\\U000f0000', region)
    .replaceAll(REGION, region);
}
