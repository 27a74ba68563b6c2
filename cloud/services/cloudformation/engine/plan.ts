import type { Cloud } from '../../../call.ts';
import type { ResourceRecord } from '../resource-record.ts';
import { refuseUnsupported } from '../resources/registry.ts';
import type { OutputRecord, Revision, StackRecord } from '../stack-record.ts';
import { resources } from '../state.ts';
import { dependenciesOf } from '../template/dependencies.ts';
import { noExport, validationError } from '../template/errors.ts';
import { evaluateOutputs } from '../template/outputs.ts';
import { type Scope, UNKNOWN } from '../template/scope.ts';
import { type Difference, differenceOf, isDifferent } from './difference.ts';
import { intended } from './intended.ts';
import { scopeOf } from './scope-of.ts';

export type PlannedChange =
  | { action: 'Add'; logicalId: string; type: string }
  | { action: 'Modify'; logicalId: string; type: string; resource: ResourceRecord; difference: Difference }
  | { action: 'Remove'; logicalId: string; type: string; resource: ResourceRecord };

export interface Plan {
  changes: PlannedChange[];
  /** Whether the stack becomes another: its outputs and tags count too. */
  isChange: boolean;
  scope: Scope;
  /** Why it fails before anything is made: an import of what nobody exports is found when the work begins. */
  failure?: string;
}

/**
 * What a revision changes of a stack, as far as it can be told before anything is made.
 *
 * @param stack the stack as it is; without resources where it is to be made
 * @throws AwsError ValidationError for what cannot be made, NotImplemented for what the cloud does not model
 */
export async function planOf(
  cloud: Cloud,
  stack: Pick<StackRecord, 'account' | 'id' | 'name' | 'outputs' | 'region' | 'revision'>,
  revision: Revision,
): Promise<Plan> {
  const known = resources(cloud, stack.id);
  const staying = new Map<string, ResourceRecord>();
  const missing: string[] = [];
  const scope = withoutExports(
    scopeOf(cloud, stack, revision, (id) => staying.get(id)),
    missing,
  );
  const graph = dependenciesOf(revision.processed, scope.conditions);
  refuseOtherTypes(revision, [...known.values()], graph);
  const changes: PlannedChange[] = [];
  for (const logicalId of inDependencyOrder(graph)) {
    const type = revision.processed.Resources[logicalId]?.Type ?? '';
    const after = intended(logicalId, scope, graph.get(logicalId) ?? new Set(), revision.tags);
    await refuseUnsupported(type, after.properties);
    const resource = known.get(logicalId);
    if (!resource) {
      changes.push({ action: 'Add', logicalId, type });
      continue;
    }
    const difference = differenceOf(type, resource, after);
    if (difference.properties.replacement !== 'True') staying.set(logicalId, resource);
    if (isDifferent(difference)) changes.push({ action: 'Modify', logicalId, type, resource, difference });
  }
  for (const resource of known.values()) {
    const { logicalId, type } = resource;
    if (!graph.has(logicalId)) changes.push({ action: 'Remove', logicalId, type, resource });
  }
  const isChange =
    changes.length > 0 || tagsChange(stack.revision, revision) || outputsChange(stack.outputs, scope);
  const [name] = missing;
  return { changes, isChange, scope, ...(name !== undefined && { failure: noExport(name) }) };
}

function withoutExports(scope: Scope, missing: string[]): Scope {
  const exports = (name: string) => {
    const value = scope.exports(name);
    if (value === undefined) missing.push(name);
    return value ?? UNKNOWN;
  };
  return { ...scope, exports };
}

function* inDependencyOrder(graph: Map<string, Set<string>>): Generator<string> {
  const done = new Set<string>();
  while (done.size < graph.size) {
    for (const [id, needs] of graph) {
      if (done.has(id) || [...needs].some((need) => !done.has(need))) continue;
      done.add(id);
      yield id;
    }
  }
}

function refuseOtherTypes(
  { processed }: Revision,
  known: ResourceRecord[],
  graph: ReadonlyMap<string, unknown>,
): void {
  const changed = known
    .filter(({ logicalId, type }) => graph.has(logicalId) && processed.Resources[logicalId]?.Type !== type)
    .map(({ logicalId }) => logicalId);
  if (changed.length === 0) return;
  throw validationError(
    `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(', ')}]`,
  );
}

function tagsChange(before: Revision, after: Revision): boolean {
  const text = ({ tags }: Revision) => JSON.stringify(Object.entries(tags).sort());
  return text(before) !== text(after);
}

function outputsChange(before: OutputRecord[], scope: Scope): boolean {
  const after = evaluateOutputs(scope);
  return (
    before.length !== after.length ||
    after.some((output) => {
      const old = before.find(({ key }) => key === output.key);
      return (
        old?.value !== output.value ||
        old?.description !== output.description ||
        old?.exportName !== output.exportName
      );
    })
  );
}
