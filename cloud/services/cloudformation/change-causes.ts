import { isDeepStrictEqual } from 'node:util';
import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Revision } from './stack-record.ts';
import { type Reference, referencesIn } from './template/references.ts';

export type Cause = Pick<ResourceChangeDetail, 'CausingEntity' | 'ChangeSource' | 'Evaluation'>;

interface Context {
  before: Revision;
  after: Revision;
  conditions: Record<string, boolean>;
  /** The resources that will be others, by logical id. */
  remade: ReadonlySet<string>;
}

/**
 * Why a property changes: the template says so, a parameter has another value, or a resource that it refers to will be
 * another.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
 */
export function causesOf(logicalId: string, property: string, context: Context): Cause[] {
  const { before, after, conditions } = context;
  const declared = ({ processed }: Revision) => processed.Resources[logicalId]?.Properties?.[property];
  const causes = referencesIn(declared(after), conditions).flatMap((reference) =>
    causeOf(reference, context),
  );
  if (causes.length > 0 && isDeepStrictEqual(declared(before), declared(after))) return causes;
  return [{ Evaluation: 'Static', ChangeSource: 'DirectModification' }, ...causes];
}

function causeOf({ name, attribute }: Reference, { before, after, remade }: Context): Cause[] {
  if (Object.hasOwn(after.processed.Parameters, name)) {
    if (before.parameters[name] === after.parameters[name]) return [];
    return [{ Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: name }];
  }
  if (!remade.has(name)) return [];
  return [
    attribute === undefined
      ? { Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: name }
      : { Evaluation: 'Dynamic', ChangeSource: 'ResourceAttribute', CausingEntity: `${name}.${attribute}` },
  ];
}
