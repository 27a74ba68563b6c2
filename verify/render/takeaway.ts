import type { Requirement } from '../../shared/manifest.ts';
import { wrap } from './text.ts';

/** What to take away from requirements that have passed, and how to see the solution's way. */
export function takeawayLines(requirements: readonly Requirement[], width: number): string[] {
  return requirements.flatMap(({ id, takeaway }) => {
    if (!takeaway) return [];
    const text = wrap(takeaway.trim(), width - 2).map((line) => `  ${line}`);
    return [
      `${id} has passed. What to take away:`,
      ...text,
      `  The solution's way:  npm run diff -- ${id}`,
      '',
    ];
  });
}
