import { describe, expect, it } from 'vitest';
import { parseRoster } from './roster.ts';

const read = (text: string) => parseRoster(Buffer.from(text), 'eu-west-1');
const header = 'id,name,account,external_id,region';
const row = 'ana,Ana,111122223333,a-word,us-east-1';

// https://www.rfc-editor.org/rfc/rfc4180
describe('a roster', () => {
  it('gives a student for each row, with the usual role', () => {
    const { students, problems } = read(`${header}\n${row}\n`);
    expect(problems).toEqual([]);
    expect(students).toEqual([
      {
        line: 2,
        id: 'ana',
        name: 'Ana',
        student: 'ana',
        account: '111122223333',
        roleArn: 'arn:aws:iam::111122223333:role/cinedb-grader',
        externalId: 'a-word',
        region: 'us-east-1',
        email: '',
        login: 'ana',
        section: '',
      },
    ]);
  });

  it('may begin with a byte order mark, have quotes and line ends of Windows, and empty lines', () => {
    const text = `\ufeff${header}\r\n"ana","García, ""Ana""\nMaría",111122223333,a-word,\r\n\r\n`;
    const { students } = read(text);
    expect(students).toMatchObject([{ id: 'ana', name: 'García, "Ana"\nMaría', region: 'eu-west-1' }]);
  });

  it('may have semicolons, columns in any order, and names in capitals', () => {
    const { students } = read(
      'Name;ID;Role_ARN;External_ID\nAna; ana ;arn:aws:iam::111122223333:role/own/way;a-word\n',
    );
    expect(students).toMatchObject([
      { id: 'ana', account: '111122223333', roleArn: 'arn:aws:iam::111122223333:role/own/way' },
    ]);
  });

  it('may have rows that a spreadsheet left empty, and begin with them', () => {
    const text = `\ufeff\r\n;;;;\r\n${header.replaceAll(',', ';')}\r\n;;;;\r\n${row.replaceAll(',', ';')}\r\n;;;;\r\n`;
    const { students, problems } = read(text);
    expect(problems).toEqual([]);
    expect(students).toMatchObject([{ line: 5, id: 'ana' }]);
  });

  it('may name the student of the resources apart from the id', () => {
    const { students } = read(
      'id,name,account,external_id,student,email\nS-1.2,Ana,111122223333,a-word,ana,a@b.c\n',
    );
    expect(students).toMatchObject([{ id: 'S-1.2', student: 'ana', email: 'a@b.c', login: 'S-1.2' }]);
  });
});

describe('a roster with mistakes gives nobody, and for each mistake the line and what to do', () => {
  it.each([
    [
      'an unknown column',
      `${header},externalid\n${row},x`,
      /^line 1: there is no column "externalid"\. The columns are id, /,
    ],
    ['a column twice', `${header},name\n${row},x`, /^line 1: the column "name" stands twice/],
    [
      'a missing column',
      'id,name,account\nana,Ana,111122223333',
      /^line 1: the column external_id is missing/,
    ],
    ['no place', 'id,name,external_id\nana,Ana,a-word', /^line 1: the column account or role_arn is missing/],
    ['nobody in it', `${header}\n`, /^line 1: nobody is in it/],
    ['nothing in it', '', /^line 1: /],
    [
      'a field too many',
      `${header}\n${row},more`,
      /^line 2: the header has 5 fields, and this row 6\. Put a field/,
    ],
    [
      'a field too few',
      `${header}\n${row.replace(',us-east-1', '')}`,
      /^line 2: the header has 5 fields, and this row 4\. Leave a field empty/,
    ],
    [
      'columns without a name',
      `${header},,\n${row},,`,
      /^line 1: column 6 has no name\. Name it, or delete the column\.$/,
    ],
    [
      'an id twice, but for capitals',
      `${header}\n${row}\n${row.replace('ana', 'ANA')}`,
      /^line 3: the id "ANA" is that of line 2/,
    ],
    [
      'an id that is a path',
      `${header}\n${row.replace('ana', '../ana')}`,
      /^line 2: the id "\.\.\/ana" cannot be part/,
    ],
    ['an id that is a formula', `${header}\n${row.replace('ana', '=1+1')}`, /^line 2: the id "=1\+1" cannot/],
    ['an id that Windows keeps', `${header}\n${row.replace('ana', 'aux')}`, /^line 2: the id "aux" cannot/],
    [
      'an id that is no student',
      `${header}\n${row.replace('ana', '4711')}`,
      /^line 2: "4711" cannot be part of a bucket name\. Add the column student/,
    ],
    [
      'an account without its zero',
      `${header}\n${row.replace('111122223333', '11122223333')}`,
      /^line 2: "11122223333" is no account\..*zeros/,
    ],
    [
      'an account that a spreadsheet rounded',
      `${header}\n${row.replace('111122223333', '1.11122E+11')}`,
      /is no account/,
    ],
    ['no external id', `${header}\n${row.replace('a-word', '')}`, /^line 2: the external id is missing/],
    ['no region', `${header}\n${row.replace('us-east-1', 'mars')}`, /^line 2: "mars" is no region/],
    ['an open quote', `${header}\nana,"Ana,111122223333,a-word,us-east-1\n`, /^line \d: .*[Qq]uote/],
  ])('%s', (_name, text, problem) => {
    const { students, problems } = read(text);
    expect(students).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('several at once', () => {
    const { problems } = read(`${header}\nana,,1,a-word,us-east-1\nbob,Bob,111122223333,,us-east-1\n`);
    expect(problems.map((problem) => problem.slice(0, 8))).toEqual(['line 2: ', 'line 2: ', 'line 3: ']);
  });

  it('another encoding than UTF-8', () => {
    expect(parseRoster(Buffer.from(`\ufeff${header}\n${row}`, 'utf16le'), 'us-east-1').problems).toEqual([
      'line 1: the file is not UTF-8. Save it as "CSV UTF-8".',
    ]);
  });

  it('never shows an external id', () => {
    const { problems } = read(`${header}\nana,Ana,1,a secret word!,us-east-1\n`);
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('secret');
  });
});
