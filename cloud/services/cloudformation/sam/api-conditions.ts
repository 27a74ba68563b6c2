import type { ResourceDeclaration } from '../template/template.ts';
import { notModelled } from './faults.ts';
import { IMPLICIT_API } from './function/event-properties.ts';
import type { ApiUse } from './implicit-api.ts';
import { PyText } from './python/text.ts';
import type { Run } from './run.ts';
import { edited } from './swagger/definition.ts';
import { conditionPath } from './swagger/paths.ts';

/** `Fn::Or` takes ten conditions. */
const MOST = 10;

/** Puts a path under a condition when every function behind it is under one, and so the implicit API itself. */
export function addConditions(run: Run, uses: Map<string, ApiUse>): void {
  for (const [api, use] of uses) {
    const definition = run.definitions.get(api);
    for (const [path, conditions] of use.conditions) {
      const condition = anyOf(run, conditions, `${api}${pathName(path)}PathCondition`);
      if (definition && condition !== undefined) {
        definition.body = edited(definition.body, (body) => conditionPath(body, path, condition));
      }
    }
  }
  const implicit = uses.get(IMPLICIT_API);
  const resource = run.resources[IMPLICIT_API];
  if (implicit === undefined || resource === undefined) return;
  const condition = anyOf(run, [...implicit.conditions.values()].flat(), `${IMPLICIT_API}Condition`);
  if (condition !== undefined)
    resource.Condition = typeof condition === 'string' ? condition : condition.text;
  for (const attribute of ['DeletionPolicy', 'UpdateReplacePolicy'] as const) {
    const policy = policyOf(implicit.functions, attribute);
    if (policy !== undefined) resource[attribute] = policy;
  }
}

/** The condition under which one of these holds; undefined when one of them always does. */
function anyOf(run: Run, conditions: (string | undefined)[], id: string): string | PyText | undefined {
  const names = [...new Set(conditions)];
  const [first] = names;
  if (first === undefined || names.includes(undefined)) return undefined;
  if (names.length === 1) return new PyText(first);
  if (names.length > MOST)
    throw notModelled(IMPLICIT_API, `more than ${MOST} conditions on the functions of one API`);
  run.conditions[id] = { 'Fn::Or': names.sort().map((name) => ({ Condition: name })) };
  return id;
}

function pathName(path: string): string {
  return path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB');
}

/** Retain wins: the API of a function that stays has to stay. */
function policyOf(
  functions: ResourceDeclaration[],
  attribute: 'DeletionPolicy' | 'UpdateReplacePolicy',
): string | undefined {
  const policies = functions.map((one) => one[attribute]).filter((one) => one !== undefined);
  return policies.includes('Retain') ? 'Retain' : policies.at(-1);
}
