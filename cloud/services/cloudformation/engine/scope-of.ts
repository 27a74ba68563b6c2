import type { Cloud } from '../../../call.ts';
import { exportsOf } from '../find-exports.ts';
import type { ResourceRecord } from '../resource-record.ts';
import type { Revision, StackRecord } from '../stack-record.ts';
import { evaluateConditions } from '../template/conditions.ts';
import type { Scope } from '../template/scope.ts';

type Identity = Pick<StackRecord, 'account' | 'id' | 'name' | 'region'>;

/** What is known of a resource while a stack is planned or made. */
export type Made = (logicalId: string) => Pick<ResourceRecord, 'attributes' | 'ref'> | undefined;

/**
 * What a stack's template is evaluated in.
 *
 * @param imported gets the names of the exports that are asked for
 * @throws AwsError ValidationError as the conditions do
 */
export function scopeOf(
  cloud: Cloud,
  stack: Identity,
  revision: Pick<Revision, 'parameters' | 'processed'>,
  made: Made,
  imported: Set<string> = new Set(),
): Scope {
  const scope = {
    template: revision.processed,
    parameters: revision.parameters,
    region: stack.region,
    account: stack.account,
    partition: 'aws',
    stackName: stack.name,
    stackId: stack.id,
    urlSuffix: cloud.urlSuffix,
    notificationArns: [],
    exports: (name: string) => {
      imported.add(name);
      return exportsOf(cloud, stack).find((one) => one.name === name)?.value;
    },
    made,
  };
  return { ...scope, conditions: evaluateConditions(revision.processed, scope) };
}
