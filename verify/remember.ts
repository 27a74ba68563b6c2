import type { Config } from '../shared/config.ts';
import type { Module, Requirement } from '../shared/manifest.ts';
import { hasPassed, keepResult } from './last-results.ts';
import type { ModuleResult } from './result.ts';

/**
 * Remembers a grading, and answers the requirements that passed in it and had not passed before; one that was asked for
 * by its id counts each time.
 *
 * @param say is told when it cannot be remembered, which is no reason to lose the grading
 */
export function remember(
  config: Config,
  module: Module,
  result: ModuleResult,
  say: (line: string) => void,
): Requirement[] {
  const passedNow = module.requirements.filter((requirement) => passes(requirement, result));
  const asked = result.only?.toUpperCase();
  const fresh = passedNow.filter(
    (requirement) => asked === requirement.id || !hasPassed(config, module, requirement),
  );
  try {
    keepResult(config, result);
  } catch (error) {
    say(`This result is not remembered: ${(error as Error).message}`);
  }
  return fresh;
}

function passes({ checks }: Requirement, result: ModuleResult): boolean {
  const passed = result.checks.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
  return checks.every(({ id }) => passed.includes(id));
}
