import { formatError, validationError } from './errors.ts';
import { referencesIn, referringParts } from './references.ts';
import type { ResourceDeclaration, Template } from './template.ts';

/**
 * The resources that are to be made, each with those that must be there before it, in the template's order.
 *
 * @param conditions as `evaluateConditions` gives them; without them only what depends on no condition counts
 * @throws AwsError ValidationError where one needs a resource that the conditions leave out, or they need each other
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
 */
export function dependenciesOf(
  template: Template,
  conditions?: Record<string, boolean>,
): Map<string, Set<string>> {
  const made = Object.entries(template.Resources).filter(([, { Condition }]) => holds(Condition, conditions));
  const names = new Set(made.map(([name]) => name));
  const graph = new Map(made.map(([name, resource]) => [name, needsOf(template, resource, conditions)]));
  for (const [name, needs] of graph) {
    const missing = [...needs].filter((need) => !names.has(need));
    if (missing.length > 0 && conditions) throw unresolved(missing, 'Resources');
    graph.set(name, new Set([...needs].filter((need) => names.has(need))));
  }
  refuseCircle(graph);
  return graph;
}

/** What CloudFormation says of names that nothing in the template has. */
export function unresolved(names: string[], block: 'Outputs' | 'Resources') {
  return formatError(
    `Unresolved resource dependencies [${[...new Set(names)].join(', ')}] in the ${block} block of the template`,
  );
}

/** Whether something with this condition is there. */
export function holds(
  condition: string | undefined,
  conditions: Record<string, boolean> | undefined,
): boolean {
  return condition === undefined || conditions?.[condition] === true;
}

function needsOf(
  template: Template,
  resource: ResourceDeclaration,
  conditions: Record<string, boolean> | undefined,
): Set<string> {
  const references = referringParts(resource).flatMap((part) => referencesIn(part, conditions ?? 'none'));
  const names = references
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(template.Parameters, name));
  return new Set([...names, ...(resource.DependsOn ?? [])]);
}

/** AWS names all that can never be made: those in a circle, and those that wait for them. */
function refuseCircle(graph: Map<string, Set<string>>): void {
  const waiting = new Map([...graph].map(([name, needs]) => [name, new Set(needs)]));
  for (let ready = readyIn(waiting); ready.length > 0; ready = readyIn(waiting)) {
    for (const name of ready) waiting.delete(name);
    for (const needs of waiting.values()) for (const name of ready) needs.delete(name);
  }
  if (waiting.size === 0) return;
  throw validationError(`Circular dependency between resources: [${[...waiting.keys()].join(', ')}]`);
}

function readyIn(waiting: Map<string, Set<string>>): string[] {
  return [...waiting].filter(([, needs]) => needs.size === 0).map(([name]) => name);
}
