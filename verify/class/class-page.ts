import { escapeMarkup } from '../render/escape.ts';
import { section } from '../render/html.ts';
import { stylesheet } from '../render/html-style.ts';
import { scoreOf } from '../score.ts';
import type { Attempt } from './attempt.ts';
import { type ClassResults, type ClassRow, tally } from './class-results.ts';

/** The look of a standing, in the colours of the verdicts. */
const LOOKS = { graded: 'pass', partial: 'pending', unreachable: 'error', waiting: 'blocked' };

/** The page of the class. Students' pages are beside it, in `students/`. It has no script, font or image. */
export function classPage(results: ClassResults): string {
  const { module, writtenAt, rows, run } = results;
  const { graded, partial, unreachable, waiting } = tally(results);
  const title = `CineDB module ${module.number} ${module.name}: the class`;
  const counts = `${graded} graded, ${partial} in part, ${unreachable} not reached, ${waiting} not tried yet`;
  return page(
    title,
    `<p class="score"><strong>${rows.length} students</strong>: ${counts}</p>
<dl class="facts">${pair('Run', run)}${pair('Written', writtenAt)}</dl>
${wide('The class')}<table>
<caption>Each student’s score in module ${module.number}. A dash means that the score is not final.</caption>
<thead><tr>${['Id', 'Name', 'Standing', 'Score', 'What is to be done', 'Time'].map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table></div>`,
  );
}

/** The page of one student. */
export function studentPage({ student, attempt }: ClassRow, results: ClassResults): string {
  const { module } = results;
  const about = `<p><a href="../index.html">The class</a></p>
<p class="score">${verdict(attempt)} <strong>${scoreText(attempt)}</strong></p>`;
  const graded = attempt?.result ? `${wide('What was judged')}${section(attempt.result)}</div>` : '';
  return page(
    `CineDB module ${module.number}: ${student.name} (${student.id})`,
    `${about}
${attempt?.trouble ? `<dl>${pair('Problem', attempt.trouble.message)}${pair('To do', attempt.trouble.remedy)}${pair('Turn', attempt.trouble.turn)}</dl>` : ''}
${graded}`,
  );
}

function row({ student, attempt }: ClassRow): string {
  const { id, name } = student;
  const score = attempt?.score ?? null;
  const todo = attempt?.trouble
    ? `${attempt.trouble.turn}: ${attempt.trouble.message} ${attempt.trouble.remedy}`
    : '';
  const time = attempt ? `${(attempt.ms / 1000).toFixed(1)}s` : '';
  const link = attempt
    ? `<a href="students/${encodeURIComponent(id)}.html">${escapeMarkup(id)}</a>`
    : escapeMarkup(id);
  const points = score === null ? '<span aria-label="not final">–</span>' : `${score} of ${attempt?.maximum}`;
  return `<tr><th scope="row">${link}</th><td>${escapeMarkup(name)}</td><td>${verdict(attempt)}</td><td>${points}</td><td>${escapeMarkup(todo)}</td><td>${time}</td></tr>`;
}

function verdict(attempt: Attempt | undefined): string {
  const standing = attempt?.standing ?? 'waiting';
  return `<span class="verdict ${LOOKS[standing]}">${standing.toUpperCase()}</span>`;
}

function scoreText(attempt: Attempt | undefined): string {
  if (!attempt?.result) return 'no score';
  const { points, possible, ungraded } = scoreOf(attempt.result.checks);
  if (attempt.score !== null) return `${attempt.score} of ${attempt.maximum} points`;
  return `not final: ${points} of ${possible} points, ${ungraded} not judged`;
}

/** What is too wide for a phone is moved by itself, by the keyboard too. */
function wide(label: string): string {
  return `<div class="wide" role="region" aria-label="${label}" tabindex="0">`;
}

const ownStyle = '.wide { overflow-x: auto; } h1, td, p { overflow-wrap: anywhere; }';

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${stylesheet}${ownStyle}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function pair(term: string, text: string): string {
  return `<div><dt>${term}</dt><dd>${escapeMarkup(text)}</dd></div>`;
}
