import type { Course } from '../../shared/step.ts';
import { startMistakes } from './lambda-01-start-mistakes.ts';
import { allowMore, changeCode, changeVariables, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'listMovies';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies';
const posters = 'arn:aws:s3:::cinedb-ana-posters-000000000000/posters/*';
const role = 'the role cinedb-ana-list-movies-role';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'list-movies', ...edits);

export const listMistakes: Mistake[] = [
  ...startMistakes,
  {
    name: 'the rating comes as text',
    break: (course) =>
      edit(course, {
        file: 'lib/posters.ts',
        from: 'id, title, rating, synopsis, posterUrl: address',
        to: 'id, title, rating: String(rating), synopsis, posterUrl: address',
      }),
    fails: 'LAMBDA-01.2',
    because: 'the film is there, and not as the table has it',
  },
  {
    name: 'POSTERS_BUCKET is the site bucket',
    break: ({ names, ...course }) =>
      changeVariables({ names, ...course }, key, {
        TABLE_NAME: names.moviesTable,
        POSTERS_BUCKET: names.siteBucket,
      }),
    fails: 'LAMBDA-01.3',
    because:
      'POSTERS_BUCKET is "cinedb-ana-site-000000000000"; module 1 made "cinedb-ana-posters-000000000000"',
  },
  {
    name: 'posterUrl is handed on as the table has it',
    break: (course) => edit(course, { file: 'lib/posters.ts', from: 'posterUrl: address', to: 'posterUrl' }),
    fails: 'LAMBDA-01.3',
    because: 'the address is not signed: no browser opens s3://',
  },
  {
    name: 'the role may not read posters',
    break: (course) => forbid(course, key, 's3:GetObject'),
    fails: 'LAMBDA-01.3',
    because: `${role} may not s3:GetObject on ${posters.replace('*', 'CANARY.png')}: a signature lets in as far as the one who signed`,
  },
  {
    name: 'the address is signed for another region',
    break: (course) =>
      edit(course, {
        file: 'lib/posters.ts',
        from: 'new S3Client({',
        to: "new S3Client({ region: 'eu-west-1', ",
      }),
    fails: 'LAMBDA-01.3',
    because: 'it is signed for eu-west-1, and the bucket is in us-east-1',
  },
  {
    name: 'nextToken is not heeded',
    break: (course) =>
      edit(course, {
        file: 'list-movies.ts',
        from: 'scanMovies(pageOf(event))',
        to: 'scanMovies({ ...pageOf(event), after: undefined })',
      }),
    fails: 'LAMBDA-01.4',
    because: 'nextToken does not lead on from the page that gave it',
  },
  {
    name: 'there is no nextToken',
    break: (course) =>
      edit(course, { file: 'list-movies.ts', from: 'last === undefined ? page', to: 'true ? page' }),
    fails: 'LAMBDA-01.4',
    because: 'the last page gave no nextToken',
  },
  {
    name: 'limit is not heeded',
    break: (course) =>
      edit(course, {
        file: 'list-movies.ts',
        from: 'scanMovies(pageOf(event))',
        to: 'scanMovies({ ...pageOf(event), limit: 1000 })',
      }),
    fails: 'LAMBDA-01.4',
    because: 'limit is not heeded',
  },
  {
    name: 'a limit of 0 is passed over',
    break: (course) =>
      edit(
        course,
        { file: 'given/functions/paging.ts', from: '(isLimit ? []', to: '(true ? []' },
        {
          file: 'given/functions/paging.ts',
          from: 'limit: Number(limit),',
          to: 'limit: Number(limit) || 24,',
        },
      ),
    fails: 'LAMBDA-01.5',
    because: 'a parameter that makes no sense is passed over in silence',
  },
  {
    name: 'a broken token breaks the handler',
    break: (course) =>
      edit(course, {
        file: 'given/functions/paging.ts',
        from: '} catch {\n    return undefined;',
        to: '} catch (error) {\n    throw error;',
      }),
    fails: 'LAMBDA-01.5',
    because: 'SyntaxError stopped the handler',
  },
  {
    name: 'a refusal is a page of text',
    break: (course) =>
      edit(course, {
        file: 'given/functions/answer.ts',
        from: "'application/problem+json'",
        to: "'text/plain'",
      }),
    fails: 'LAMBDA-01.5',
    because: 'the answer does not say that it is a problem document',
  },
  {
    name: 'the role may do anything to the table',
    break: (course) => allowMore(course, key, 'dynamodb:*', table),
    fails: 'LAMBDA-01.6',
    because: 'whoever gets into the function may do all that its role may',
  },
  {
    name: 'the role may read the whole bucket',
    break: (course) => allowMore(course, key, 's3:GetObject', posters.replace('posters/*', '*')),
    fails: 'LAMBDA-01.6',
    because: 'whoever gets into the function may do all that its role may',
  },
  {
    name: 'the role may not log',
    break: (course) => forbid(course, key, 'logs:CreateLogStream'),
    fails: 'LAMBDA-01.6',
    because:
      'Lambda writes a function’s output with the rights of its role, and drops it in silence without them',
  },
];
