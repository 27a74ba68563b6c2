import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { canvasCsv } from './canvas.ts';
import { csv } from './csv.ts';
import { gradescopeCsv, gradescopeJson } from './gradescope.ts';
import { moodleCsv } from './moodle.ts';
import { fakeAttempt, fakeResults } from './testing/fake-results.ts';

const rowsOf = (text: string) => parse(text) as string[][];

// https://owasp.org/www-community/attacks/CSV_Injection
describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'makes a text of the formula %j',
    (text) => {
      expect(rowsOf(csv([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  // A spreadsheet that ends fields with semicolons looks for formulas behind them.
  it.each([
    ["a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"],
    ['a, @SUM(1)', "a,' @SUM(1)"],
    ['a\n-1;+1', "a\n'-1;'+1"],
  ])('makes a text of what comes in the middle of %j', (text, shown) => {
    expect(rowsOf(csv([[text]]))).toEqual([[shown]]);
  });

  it.each(['Ana', 'García, "Ana"', 'a\nb', "O'Neill", '', 'a=b', 'Smith-Jones', '\tAna'])(
    'keeps %j as it is',
    (text) => {
      expect(rowsOf(csv([[text, 'end']]))).toEqual([[text, 'end']]);
    },
  );

  it('ends each line as RFC 4180 has it', () => {
    expect(
      csv([
        ['a', 1],
        ['b', 2.5],
      ]),
    ).toBe('a,1\r\nb,2.5\r\n');
  });
});

// https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807 and
// https://teaching.resources.osu.edu/toolsets/carmencanvas/guides/calculating-final-grades/import-csv-file-carmen-grades
describe('the file for Canvas', () => {
  const [header = [], worth = [], ...students] = rowsOf(canvasCsv(fakeResults()));

  it('has the columns by which Canvas knows a gradebook, in their order, and then the assignment', () => {
    expect(header).toEqual([
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
      'CineDB module 3 Lambda',
    ]);
  });

  it('says in the second row what the assignment is worth', () => {
    expect(worth).toEqual(['    Points Possible', '', '', '', '', '100']);
  });

  it('has those alone whose score is final: an empty field would wipe out a score that Canvas has', () => {
    expect(students).toEqual([
      ['García, "Ana"', '', 'ana', 'login-ana', 'A', '40'],
      [`'=HYPERLINK("http://evil.example","x")`, '', 'bob', 'login-bob', 'A', '40'],
    ]);
  });
});

// https://docs.moodle.org/405/en/Grade_import
describe('the file for Moodle', () => {
  const [header = [], ...students] = rowsOf(moodleCsv(fakeResults()));

  it('has the fields that Moodle can find people by, and a grade and its feedback together', () => {
    expect(header).toEqual([
      'ID number',
      'Username',
      'Email address',
      'Full name',
      'CineDB module 3 Lambda (Real)',
      'CineDB module 3 Lambda (Feedback)',
    ]);
  });

  it('has those alone whose score is final: Moodle takes an empty field for no grade', () => {
    expect(
      students.map(([id, login, email, , grade, feedback]) => [id, login, email, grade, feedback]),
    ).toEqual([
      ['ana', 'login-ana', 'ana@example.edu', '40', '40 of 100 points'],
      ['bob', 'login-bob', 'bob@example.edu', '40', '40 of 100 points'],
    ]);
  });
});

// https://gradescope-autograders.readthedocs.io/en/latest/specs/
describe('the files for Gradescope', () => {
  it('give each student a results.json with a score and a test for each check', () => {
    const json = JSON.parse(gradescopeJson(fakeAttempt('ana')) ?? '');
    expect(Object.keys(json)).toEqual(['score', 'execution_time', 'visibility', 'tests']);
    expect(json).toMatchObject({ score: 40, execution_time: 1, visibility: 'visible' });
    expect(json.tests).toHaveLength(3);
    expect(json.tests[0]).toMatchObject({
      number: 'LAMBDA-01.1',
      score: 40,
      max_score: 40,
      status: 'passed',
    });
    expect(json.tests[1]).toMatchObject({ score: 0, max_score: 35, status: 'failed', output_format: 'text' });
    expect(json.tests[1].output).toContain('TABLE_NAME is "Movies"');
    expect(json.tests[2]).toMatchObject({ status: 'failed', output: 'needs LAMBDA-01.2' });
    const sum = json.tests.reduce((total: number, { score }: { score: number }) => total + score, 0);
    expect(sum).toBe(json.score);
  });

  it('give nobody one whose score is not final', () => {
    expect(gradescopeJson(fakeAttempt('ana', { standing: 'partial', score: null }))).toBeUndefined();
  });

  it('have a table with the columns of its roster', () => {
    const [header, first] = rowsOf(gradescopeCsv(fakeResults()));
    expect(header).toEqual([
      'Name',
      'SID',
      'Email',
      'CineDB module 3 Lambda',
      'CineDB module 3 Lambda - Max Points',
    ]);
    expect(first).toEqual(['García, "Ana"', 'ana', 'ana@example.edu', '40', '100']);
  });
});
