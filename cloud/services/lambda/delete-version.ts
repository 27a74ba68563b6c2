import type { Cloud } from '../../call.ts';
import { dropUnusedCode } from './drop-code.ts';
import { functionArn } from './names.ts';
import { conflict, invalidParameter } from './refusals.ts';
import { type FunctionRecord, saveFunction } from './state.ts';

/**
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 *
 * @throws AwsError InvalidParameterValueException for `$LATEST` and for aliases, ResourceConflictException for a version
 *   that an alias names
 */
export function deleteVersion(cloud: Cloud, record: FunctionRecord, qualifier: string): void {
  if (qualifier === '$LATEST') {
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  }
  if (!/^\d+$/.test(qualifier)) {
    throw invalidParameter('Deletion of aliases is not currently supported.');
  }
  const aliases = Object.values(record.aliases).filter(({ version }) => version === qualifier);
  if (aliases.length > 0) {
    const arns = aliases.map(({ name }) => functionArn({ ...record, qualifier: name }));
    throw conflict(`Function version is still in use by the following aliases: ${arns.join(', ')}`);
  }
  const { [qualifier]: _, ...policies } = record.policies;
  const versions = record.versions.filter(({ version }) => version !== qualifier);
  const after = { ...record, versions, policies };
  saveFunction(cloud, after);
  dropUnusedCode(cloud, record, after);
}
