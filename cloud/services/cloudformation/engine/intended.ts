import type { ResourceState } from '../resource-record.ts';
import { evaluate } from '../template/evaluate.ts';
import { checkProperties, propertiesError } from '../template/properties.ts';
import type { Scope } from '../template/scope.ts';
import type { ResourceDeclaration } from '../template/template.ts';

/** What a resource is to be, but for what only its making tells. */
export type Intended = Omit<ResourceState, 'attributes' | 'physicalId' | 'ref'>;

/**
 * What the template wants of a resource. Properties may hold `UNKNOWN` where a resource is not made yet.
 *
 * @throws AwsError ValidationError where the properties do not evaluate or do not fit the type
 */
export function intended(
  logicalId: string,
  scope: Scope,
  needs: ReadonlySet<string>,
  stackTags: Record<string, string>,
): Intended {
  const declaration = scope.template.Resources[logicalId] as ResourceDeclaration;
  const properties = evaluate(declaration.Properties ?? {}, scope) as Record<string, unknown>;
  const faults = checkProperties(declaration.Type, properties);
  if (faults.length > 0) throw propertiesError(logicalId, faults);
  const { Metadata, DeletionPolicy, UpdateReplacePolicy } = declaration;
  return {
    properties,
    needs: [...needs],
    stackTags,
    ...(Metadata !== undefined && { metadata: evaluate(Metadata, scope) }),
    ...(DeletionPolicy !== undefined && { deletionPolicy: DeletionPolicy }),
    ...(UpdateReplacePolicy !== undefined && { updateReplacePolicy: UpdateReplacePolicy }),
  };
}
