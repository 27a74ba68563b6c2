import { AwsError } from '../../../errors.ts';
import { exportsOf, importersOf } from '../find-exports.ts';
import type { OutputRecord } from '../stack-record.ts';
import { evaluateOutputs } from '../template/outputs.ts';
import { scopeOf } from './scope-of.ts';
import type { Work } from './work.ts';

/**
 * Tells what a stack gives, now that its resources are there.
 *
 * @param imported the exports that its resources asked for; those of the outputs come to them
 * @returns why it cannot, as the stack's event tells it
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function publishOutputs(work: Work, imported: Set<string>): string | undefined {
  if (work.interruption !== undefined) return undefined;
  try {
    const { stack } = work;
    const scope = scopeOf(work.cloud, stack, stack.revision, (id) => work.resource(id), imported);
    const outputs = evaluateOutputs(scope).map(
      ({ key, value, description, exportName }): OutputRecord => ({
        key,
        value: String(value),
        ...(description !== undefined && { description }),
        ...(exportName !== undefined && { exportName: String(exportName) }),
      }),
    );
    const conflict = conflictOf(work, outputs);
    if (conflict === undefined) work.save({ outputs, imports: [...imported] });
    return conflict;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

function conflictOf(work: Work, outputs: OutputRecord[]): string | undefined {
  const { cloud, stackId } = work;
  const others = exportsOf(cloud, work.caller).filter(({ stack }) => stack.id !== stackId);
  for (const { exportName } of outputs) {
    const owner = others.find(({ name }) => name === exportName);
    if (owner) return `Export with name ${exportName} is already exported by stack ${owner.stack.name}.`;
  }
  return exportInUse(work, outputs);
}

/** Others live on what is exported: it can neither go nor change. */
function exportInUse(work: Work, outputs: OutputRecord[]): string | undefined {
  for (const { exportName, value } of work.operation.previous?.outputs ?? []) {
    if (exportName === undefined) continue;
    const now = outputs.find((output) => output.exportName === exportName);
    const [importer] = importersOf(work.cloud, work.caller, exportName);
    if (!importer || now?.value === value) continue;
    const what = now ? 'updated' : 'deleted';
    return `Export ${exportName} cannot be ${what} as it is in use by ${importer.name}`;
  }
  return undefined;
}
