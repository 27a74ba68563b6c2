import { notImplemented } from '../../../errors.ts';
import { firstUnmodelled } from '../../../wire/unmodelled.ts';
import type { Properties, ResourceType } from './resource-type.ts';

/** A resource type with the properties that it honours. */
export interface SupportedType extends ResourceType {
  /** Paths such as `Code.S3Bucket`, each with all that is below it; list items have no step of their own. */
  supported: readonly string[];
}

/**
 * Refuses the first property that a type does not map to its service: nothing is ignored. What is `UNKNOWN` passes.
 *
 * @throws AwsError NotImplemented that names property and type
 */
export function refuseOthers(type: string, supported: readonly string[], properties: Properties): void {
  const path = firstUnmodelled(supported, properties);
  if (path) throw notImplemented(`the property ${path} of ${type}`);
}
