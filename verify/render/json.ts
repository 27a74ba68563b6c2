import type { ModuleResult } from '../result.ts';
import { exitCodeOf, scoreOf } from '../score.ts';

/** Grows when a reader of the file would have to change. */
const FORMAT = 1;

/** Gradings as JSON: the results as they are, with their scores. */
export function renderJson(results: readonly ModuleResult[]): string {
  const modules = results.map((result) => ({ ...result, score: scoreOf(result.checks) }));
  const all = results.flatMap((result) => result.checks);
  return `${JSON.stringify({ format: FORMAT, exitCode: exitCodeOf(all), score: scoreOf(all), modules }, null, 2)}\n`;
}
