import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classJson } from './class-json.ts';
import { classJunit } from './class-junit.ts';
import { attemptLines, summaryLines } from './class-lines.ts';
import { classPage, studentPage } from './class-page.ts';
import { fakeAttempt, fakeResults } from './testing/fake-results.ts';
import { writeClass } from './write-class.ts';

const results = fakeResults();

describe('the page of the class', () => {
  const page = classPage(results);

  it('has a row for each student, and a link where there is a page', () => {
    expect(page.match(/<th scope="row">/g)).toHaveLength(5);
    expect(page).toContain('<a href="students/ana.html">ana</a>');
    expect(page).not.toContain('students/eve.html');
  });

  it('says a standing in words, and shows no score that is not final', () => {
    expect(page).toContain('>GRADED<');
    expect(page).toContain('>UNREACHABLE<');
    expect(page.match(/aria-label="not final"/g)).toHaveLength(3);
    expect(page).toContain('student: The role &lt;is&gt; missing. Deploy it.');
    expect(page).toContain('2 graded, 1 in part, 1 not reached, 1 not tried yet');
  });

  // https://www.w3.org/WAI/tutorials/tables/
  it('names its language, its table and the columns', () => {
    expect(page).toMatch(
      /<html lang="en">.*<title>CineDB module 3.*<caption>.*<th scope="col">Standing<\/th>/s,
    );
  });

  it('runs nothing and loads nothing, whatever a name is', () => {
    for (const text of [page, ...results.rows.map((row) => studentPage(row, results))]) {
      expect(text).not.toMatch(/<(script|img|link|iframe)/i);
      expect(text).toContain(`default-src 'none'`);
    }
  });

  it('leads from a student’s page back, and shows there what was judged', () => {
    const [ana, , cat, dan] = results.rows.map((row) => studentPage(row, results));
    expect(ana).toContain('<a href="../index.html">');
    expect(ana).toContain('40 of 100 points');
    expect(ana).toContain('TABLE_NAME is &quot;Movies&quot;');
    expect(cat).toContain('no score');
    expect(dan).toContain('not final: 40 of 40 points');
  });
});

describe('the other files', () => {
  it('JSON has everybody, and null for a score that is not final', () => {
    const json = JSON.parse(classJson(results));
    expect(json).toMatchObject({ format: 1, tally: { graded: 2, partial: 1, unreachable: 1, waiting: 1 } });
    expect(json.students.map(({ score }: { score: number | null }) => score)).toEqual([
      40,
      40,
      null,
      null,
      null,
    ]);
  });

  it('JUnit has a suite for each student, and an error for what was not judged', () => {
    const xml = classJunit(results);
    expect(xml.match(/<testsuite /g)).toHaveLength(5);
    expect(xml).toContain(
      'name="cat &lt;script&gt;alert(1)&lt;/script&gt;" tests="1" failures="0" errors="1"',
    );
    expect(xml).toContain('name="ana García, &quot;Ana&quot;" tests="3" failures="1" errors="0" skipped="1"');
  });

  it('are all written, and what an earlier run left of a student goes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-class-'));
    writeClass(folder, results);
    const expected = [
      'canvas.csv',
      'gradescope',
      'gradescope.csv',
      'index.html',
      'junit.xml',
      'moodle.csv',
      'results.json',
    ];
    expect(readdirSync(folder).sort()).toEqual([...expected, 'students']);
    expect(readdirSync(join(folder, 'gradescope'))).toEqual(['ana.json', 'bob.json']);
    const without = {
      ...results,
      rows: results.rows.map(({ student }) => ({ student, attempt: undefined })),
    };
    writeClass(folder, without);
    expect(existsSync(join(folder, 'students', 'ana.html'))).toBe(false);
    expect(existsSync(join(folder, 'gradescope', 'ana.json'))).toBe(false);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('5 not tried yet');
  });
});

describe('in the terminal', () => {
  it('a student is a line, with what is to be done under it, in 80 columns', () => {
    expect(attemptLines(fakeAttempt('ana'), 80)).toEqual(['GRADED       ana  40 of 100  1.2s']);
    const trouble = { message: 'It is long. '.repeat(20), remedy: 'Wait.', turn: 'AWS' } as const;
    const lines = attemptLines(fakeAttempt('ana', { standing: 'partial', score: null, trouble }), 80);
    expect(lines[0]).toBe('PARTIAL      ana  no score  1.2s');
    expect(lines[1]).toMatch(/^ {2}AWS’s turn: It is long/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('the end says how many a second', () => {
    const ending = { folder: 'out', seconds: 2, graded: 5, stopped: false, width: 80 };
    expect(summaryLines(results, ending).join(' ')).toMatch(
      /2 of 5 graded · 1 in part .* · 2\.0 s · 2\.50 students a second/s,
    );
  });
});
