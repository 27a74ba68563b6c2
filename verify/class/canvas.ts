import { assignmentName, type ClassResults, finalScores } from './class-results.ts';
import { csv } from './csv.ts';

/**
 * The scores as Canvas's gradebook imports them: Student, ID, SIS User ID, SIS Login ID and Section stand first and in this
 * order, then the assignment; the row "Points Possible" says what it is worth. `ID` is Canvas's own number, which the roster
 * does not know, so Canvas finds people by the two others.
 * https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
 */
export function canvasCsv(results: ClassResults): string {
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignmentName(results)];
  const worth = ['    Points Possible', '', '', '', '', results.maximum];
  const rows = finalScores(results).map(({ student: { name, id, login, section }, score }) => [
    name,
    '',
    id,
    login,
    section,
    score,
  ]);
  return csv([header, worth, ...rows]);
}
