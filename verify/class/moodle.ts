import { assignmentName, type ClassResults, finalScores } from './class-results.ts';
import { csv } from './csv.ts';

/**
 * The scores as Moodle's gradebook imports them. Moodle asks which column is whose: `ID number` or `Email address` to find
 * the person, and the two last ones for the grade item and its feedback. Both are there, because Moodle loses the grades
 * where feedback comes alone.
 * https://docs.moodle.org/405/en/Grade_import
 */
export function moodleCsv(results: ClassResults): string {
  const item = assignmentName(results);
  const header = [
    'ID number',
    'Username',
    'Email address',
    'Full name',
    `${item} (Real)`,
    `${item} (Feedback)`,
  ];
  const rows = finalScores(results).map(({ student: { id, login, email, name }, score }) => [
    id,
    login,
    email,
    name,
    score,
    `${score} of ${results.maximum} points`,
  ]);
  return csv([header, ...rows]);
}
