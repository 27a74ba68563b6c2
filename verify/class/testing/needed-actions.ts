import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadService } from '../../../cloud/load-service.ts';
import { services } from '../../../cloud/services/registry.ts';
import { courseRoot } from '../../../shared/root.ts';
import { sampleCall } from '../../../test/iam-reference/sample-call.ts';
import { sampleInput } from '../../../test/iam-reference/sample-input.ts';
import { usedOperations } from './used-operations.ts';

/** The operations that ask item by item, while they work. */
const ITEM_BY_ITEM: Record<string, string[]> = {
  's3:DeleteObjects': ['s3:DeleteObject', 's3:DeleteObjectVersion'],
};

/** What an operation needs besides when it is called as a check calls it. */
const BESIDES: Record<string, string[]> = {
  // With an ACL: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  's3:PutObject': ['s3:PutObjectAcl'],
};

/** The files of every module's checks. */
export function allChecks(): string[] {
  return readdirSync(join(courseRoot, 'verify', 'checks')).filter((file) => /^\d\d-.*\.ts$/.test(file));
}

/** The IAM actions that checks can need, sorted. */
export async function neededActions(files: readonly string[]): Promise<string[]> {
  const paths = files.map((file) => join('verify', 'checks', file));
  const operations = await usedOperations([...paths, join('verify', 'locate.ts')]);
  const actions = await Promise.all(operations.map(actionsOfOperation));
  return [...new Set(actions.flat())].sort();
}

async function actionsOfOperation(name: string): Promise<string[]> {
  const known = ITEM_BY_ITEM[name];
  if (known) return known;
  const [serviceName, operationName = ''] = name.split(':');
  const entry = services.find((one) => one.name === serviceName);
  if (!entry) throw new Error(`the cloud has no service ${serviceName}`);
  const { service, operations } = await loadService(entry);
  const operation = operations.get(operationName);
  const rule = service.access[operationName];
  if (!operation || !rule) throw new Error(`the cloud has no operation ${name}`);
  const input = sampleInput(entry.name, operation, false);
  const accesses = rule(input as never, sampleCall(entry.name, operationName));
  return [...accesses.map(({ action }) => action), ...(BESIDES[name] ?? [])];
}
