import { failureRows } from '../render/terminal.ts';
import type { CheckResult } from '../result.ts';
import type { Attempt } from './attempt.ts';
import { assignmentName, type ClassResults, finalScores } from './class-results.ts';
import { csv } from './csv.ts';

/**
 * One student's `results.json` as an autograder of Gradescope writes it; undefined as long as the score is not final.
 * https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export function gradescopeJson({ standing, score, ms, result }: Attempt): string | undefined {
  if (standing !== 'graded' || score === null || !result) return undefined;
  const tests = result.checks.map((check) => ({
    name: `${check.id} ${check.title}`,
    number: check.id,
    score: check.verdict === 'pass' ? check.points : 0,
    max_score: check.points,
    status: check.verdict === 'pass' ? 'passed' : 'failed',
    output: wordsOf(check),
    output_format: 'text',
    visibility: 'visible',
  }));
  const execution_time = Math.round(ms / 1000);
  return `${JSON.stringify({ score, execution_time, visibility: 'visible', tests }, null, 2)}\n`;
}

/** The scores as a table, with the columns that Gradescope's roster and its exports have. */
export function gradescopeCsv(results: ClassResults): string {
  const item = assignmentName(results);
  const rows = finalScores(results).map(({ student: { name, id, email }, score }) => [
    name,
    id,
    email,
    score,
    results.maximum,
  ]);
  return csv([['Name', 'SID', 'Email', item, `${item} - Max Points`], ...rows]);
}

function wordsOf(check: CheckResult): string {
  if (check.verdict === 'fail') {
    return failureRows(check.failure)
      .map(([label, text]) => `${label}: ${text}`)
      .join('\n');
  }
  return check.verdict === 'blocked' ? `needs ${check.needs.join(', ')}` : '';
}
