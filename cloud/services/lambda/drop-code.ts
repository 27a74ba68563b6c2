import type { Cloud } from '../../call.ts';
import type { FunctionRecord } from './state.ts';

/** Deletes the code that a function had before a change and that no version of it has any more. */
export function dropUnusedCode(cloud: Cloud, before: FunctionRecord, after?: FunctionRecord): void {
  const used = new Set(after ? blobsOf(after) : []);
  for (const blob of new Set(blobsOf(before))) if (!used.has(blob)) cloud.store.blobs.delete(blob);
}

function blobsOf({ latest, versions }: FunctionRecord): string[] {
  return [latest, ...versions].map(({ codeBlob }) => codeBlob);
}
