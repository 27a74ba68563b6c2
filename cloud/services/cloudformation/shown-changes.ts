import type { Change, ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { type Cause, causesOf } from './change-causes.ts';
import type { Difference } from './engine/difference.ts';
import type { Plan, PlannedChange } from './engine/plan.ts';
import type { Revision } from './stack-record.ts';

type Modification = Extract<PlannedChange, { action: 'Modify' }>;

/**
 * What a change set tells of a plan.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export function shownChanges({ changes, scope }: Plan, before: Revision, after: Revision): Change[] {
  const remade = new Set(
    changes
      .filter((change) => change.action === 'Add' || isReplaced(change))
      .map(({ logicalId }) => logicalId),
  );
  return changes.map((change) => ({
    Type: 'Resource',
    ResourceChange: {
      Action: change.action,
      LogicalResourceId: change.logicalId,
      ResourceType: change.type,
      ...(change.action !== 'Add' && { PhysicalResourceId: change.resource.physicalId }),
      ...(change.action === 'Modify'
        ? modification(change, (name) =>
            causesOf(change.logicalId, name, { before, after, conditions: scope.conditions, remade }),
          )
        : { Scope: [], Details: [] }),
      ...policyAction(change),
    },
  }));
}

function isReplaced(change: PlannedChange): boolean {
  return change.action === 'Modify' && change.difference.properties.replacement === 'True';
}

function modification(
  { difference }: Modification,
  causes: (property: string) => Cause[],
): Partial<ResourceChange> {
  const { properties } = difference;
  return {
    Replacement: properties.replacement,
    Scope: scopeOf(difference),
    Details: [
      ...properties.details.flatMap(({ name, requiresRecreation }) =>
        causes(name).map(
          (cause): ResourceChangeDetail => ({
            Target: { Attribute: 'Properties', Name: name, RequiresRecreation: requiresRecreation },
            ...cause,
          }),
        ),
      ),
      ...scopeOf(difference)
        .filter((attribute) => attribute !== 'Properties')
        .map((attribute) => attributeDetail(attribute)),
    ],
  };
}

function attributeDetail(Attribute: NonNullable<ResourceChange['Scope']>[number]): ResourceChangeDetail {
  return {
    Target: { Attribute, RequiresRecreation: 'Never' },
    Evaluation: 'Static',
    ChangeSource: 'DirectModification',
  };
}

function scopeOf(difference: Difference): NonNullable<ResourceChange['Scope']> {
  return [
    ...(difference.properties.changed.length > 0 ? (['Properties'] as const) : []),
    ...(difference.tags ? (['Tags'] as const) : []),
    ...(difference.metadata ? (['Metadata'] as const) : []),
    ...(difference.deletionPolicy ? (['DeletionPolicy'] as const) : []),
    ...(difference.updateReplacePolicy ? (['UpdateReplacePolicy'] as const) : []),
  ];
}

function policyAction(change: PlannedChange): Partial<ResourceChange> {
  if (change.action === 'Remove') {
    const { deletionPolicy = 'Delete' } = change.resource;
    return { PolicyAction: deletionPolicy === 'Delete' ? 'Delete' : 'Retain' };
  }
  if (!isReplaced(change) || change.action !== 'Modify') return {};
  const retained = change.resource.updateReplacePolicy === 'Retain';
  return { PolicyAction: retained ? 'ReplaceAndRetain' : 'ReplaceAndDelete' };
}
