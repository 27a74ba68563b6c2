import type { Change } from '@aws-sdk/client-cloudformation';

/**
 * Changes as lines for people: what happens to which resource, and whether it is another one afterwards. A replaced
 * table or bucket is an empty one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html
 */
export function changeLines(changes: Change[]): string[] {
  return changes.map(({ ResourceChange: change = {} }) => {
    const { Action = '', ResourceType = '', LogicalResourceId = '', Replacement } = change;
    const line = `${Action.padEnd(7)} ${LogicalResourceId.padEnd(26)} ${ResourceType}`;
    return Action === 'Modify' ? `${line}${what(Replacement)}${properties(change.Details)}` : line;
  });
}

function what(replacement: string | undefined): string {
  if (replacement === 'True') return ', REPLACED by a new one';
  return replacement === 'Conditional' ? ', perhaps replaced' : '';
}

function properties(details: NonNullable<Change['ResourceChange']>['Details'] = []): string {
  const names = details.flatMap(({ Target }) => Target?.Name ?? []);
  return names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`;
}
