import type { CheckResult, ModuleResult } from '../result.ts';
import { scoreOf } from '../score.ts';
import { escapeMarkup } from './escape.ts';
import { stylesheet } from './html-style.ts';
import { failureRows } from './terminal.ts';
import { seconds } from './text.ts';

/** Gradings as one page that needs nothing beside it: no script, no font, no image. */
export function renderHtml(results: readonly ModuleResult[]): string {
  const student = results[0]?.student ?? '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CineDB results of ${escapeMarkup(student)}</title>
<style>${stylesheet}</style>
</head>
<body>
<main>
<h1>CineDB results of ${escapeMarkup(student)}</h1>
${results.map(section).join('\n')}
</main>
</body>
</html>
`;
}

/** One grading as a part of a page. */
export function section(result: ModuleResult): string {
  const score = scoreOf(result.checks);
  const ungraded = score.ungraded > 0 ? `, ${score.ungraded} not graded` : '';
  const { target, account, region, seed, startedAt } = result;
  const facts = { Target: target, Account: account, Region: region, Seed: seed, Graded: startedAt };
  return `<section aria-labelledby="module-${result.module}">
<h2 id="module-${result.module}">Module ${result.module} ${escapeMarkup(result.name)}</h2>
<p class="score"><strong>${score.points} of ${score.possible} points</strong>, ${score.passed} of ${score.checks} checks passed${ungraded}</p>
<dl class="facts">${Object.entries(facts).map(pair).join('')}</dl>
<table>
<caption>What the grader looked at in module ${result.module}</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">What it looks at</th><th scope="col">Points</th><th scope="col">Time</th></tr></thead>
<tbody>
${result.checks.map(row).join('\n')}
</tbody>
</table>
</section>`;
}

function row(check: CheckResult): string {
  const earned = check.verdict === 'pass' ? check.points : 0;
  const points =
    check.verdict === 'error' || check.verdict === 'pending' ? 'not graded' : `${earned} of ${check.points}`;
  return `<tr><td><span class="verdict ${check.verdict}">${check.verdict.toUpperCase()}</span></td><th scope="row">${escapeMarkup(check.id)}</th><td>${escapeMarkup(check.title)}${explanation(check)}</td><td>${points}</td><td>${seconds(check.ms)}</td></tr>`;
}

function explanation(check: CheckResult): string {
  switch (check.verdict) {
    case 'pass':
      return '';
    case 'fail':
      return `<dl>${failureRows(check.failure).map(pair).join('')}</dl>`;
    case 'blocked':
      return `<p>Needs ${escapeMarkup(check.needs.join(', '))}.</p>`;
    case 'pending':
      return `<p>Waiting: ${escapeMarkup(check.waiting)}.</p>`;
    case 'error':
      return `<p>${escapeMarkup(check.fault.message)}. ${escapeMarkup(check.fault.remedy)}</p>`;
  }
}

function pair([term, text]: [string, string]): string {
  return `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd></div>`;
}
