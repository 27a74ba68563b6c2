import type { CheckResult, ModuleResult } from '../result.ts';
import { escapeMarkup } from './escape.ts';
import { failureRows } from './terminal.ts';

/**
 * Gradings in the XML that continuous integration reads: a suite for each module, a case for each check.
 * What is blocked or pending counts as skipped.
 */
export function renderJunit(results: readonly ModuleResult[]): string {
  const suites = results.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="CineDB">\n${suites}</testsuites>\n`;
}

function suite(result: ModuleResult): string {
  const { checks } = result;
  const tally = (...verdicts: string[]) => checks.filter((check) => verdicts.includes(check.verdict)).length;
  const counts = [
    ['name', `Module ${result.module} ${result.name}`],
    ['tests', checks.length],
    ['failures', tally('fail')],
    ['errors', tally('error')],
    ['skipped', tally('blocked', 'pending')],
    ['time', (result.ms / 1000).toFixed(3)],
    ['timestamp', result.startedAt],
  ] as const;
  return `  <testsuite${attributes(counts)}>\n${checks.map(testCase).join('')}  </testsuite>\n`;
}

/** One check as an element of a suite. */
export function testCase(check: CheckResult): string {
  const about = attributes([
    ['classname', check.requirement],
    ['name', `${check.id} ${check.title}`],
    ['time', (check.ms / 1000).toFixed(3)],
  ]);
  const inner = verdictElement(check);
  return inner === '' ? `    <testcase${about}/>\n` : `    <testcase${about}>${inner}</testcase>\n`;
}

function verdictElement(check: CheckResult): string {
  switch (check.verdict) {
    case 'pass':
      return '';
    case 'fail': {
      const rows = failureRows(check.failure).map(([label, text]) => `${label}: ${text}`);
      return `<failure${attributes([['message', check.failure.got]])}>${escapeMarkup(rows.join('\n'))}</failure>`;
    }
    case 'error':
      return `<error${attributes([['message', check.fault.message]])}>${escapeMarkup(check.fault.remedy)}</error>`;
    case 'blocked':
      return `<skipped${attributes([['message', `needs ${check.needs.join(', ')}`]])}/>`;
    case 'pending':
      return `<skipped${attributes([['message', `pending: ${check.waiting}`]])}/>`;
  }
}

/** XML attributes, each with a space before it. */
export function attributes(pairs: readonly (readonly [string, string | number])[]): string {
  return pairs.map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`).join('');
}
