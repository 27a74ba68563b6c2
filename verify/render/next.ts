import type { ModuleResult } from '../result.ts';

/** The one thing to do next. */
export function nextLine({ module, only, checks }: ModuleResult): string {
  const command = `npm run verify -- --module ${module}`;
  const error = checks.find((check) => check.verdict === 'error');
  const failed = checks.find((check) => check.verdict === 'fail');
  if (failed) return `Next: fix ${failed.id}, then  ${command} --only ${failed.requirement}`;
  if (error) return `Next: what is marked ERROR costs no points; see its fix, then  ${command}`;
  if (checks.some((check) => check.verdict === 'pending'))
    return `Next: wait until AWS is done, then  ${command}`;
  if (only !== undefined) return `Next: grade the whole module,  ${command}`;
  return `Next: "Going further" in the lesson of module ${module}, or the module after it.`;
}
