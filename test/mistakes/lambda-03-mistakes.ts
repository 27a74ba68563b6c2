import type { Course } from '../../shared/step.ts';
import { storingMistakes } from './lambda-03-poster-mistakes.ts';
import { answerWith, changeCode, changeSettings, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'addMovie';
const role = 'the role cinedb-ana-add-movie-role';
const posters = 'arn:aws:s3:::cinedb-ana-posters-000000000000/posters';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'add-movie', ...edits);
const body = 'given/functions/body.ts';

export const addMistakes: Mistake[] = [
  {
    name: 'the timeout is the default',
    break: (course) => changeSettings(course, key, { Timeout: 3 }),
    fails: 'LAMBDA-03.1',
    because: 'a cold start and a slow call can take longer than that',
  },
  {
    name: 'the body is not decoded',
    break: (course) =>
      edit(course, { file: body, from: 'if (!isBase64Encoded) return', to: 'if (true) return' }),
    fails: 'LAMBDA-03.2',
    because: 'the body is base64 (isBase64Encoded is true), and is read as if it were the form itself',
  },
  {
    name: 'the role may not upload',
    break: (course) => forbid(course, key, 's3:PutObject'),
    fails: 'LAMBDA-03.2',
    because: `${role} may not s3:PutObject on ${posters}/UUID.webp`,
  },
  {
    name: 'the role may not put an item',
    break: (course) => forbid(course, key, 'dynamodb:PutItem'),
    fails: 'LAMBDA-03.2',
    because: `${role} may not dynamodb:PutItem on arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies`,
  },
  {
    name: 'nothing is done, and success is reported',
    break: (course) =>
      answerWith(
        course,
        key,
        `{ statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID() }) }`,
      ),
    fails: 'LAMBDA-03.2',
    because: 'the function reports a success, and the table has no such item',
  },
  {
    name: 'the id is made of the title',
    break: (course) => edit(course, { file: 'add-movie.ts', from: 'randomUUID()', to: "'metropolis-1927'" }),
    fails: 'LAMBDA-03.2',
    because: 'its id is "metropolis-1927", which is no UUID',
  },
  {
    name: 'the id is made when the code is loaded',
    break: (course) =>
      edit(
        course,
        { file: 'add-movie.ts', from: 'id: randomUUID()', to: 'id: once' },
        {
          file: 'add-movie.ts',
          from: 'export const handler',
          to: "const once = '00000000-0000-4000-8000-000000000001';\nexport const handler",
        },
        {
          file: 'lib/movies.ts',
          from: 'attribute_not_exists(id) OR posterUrl = :posterUrl',
          to: 'attribute_exists(id) OR posterUrl <> :posterUrl',
        },
      ),
    fails: 'LAMBDA-03.2',
    because: 'the second film was written over the first',
  },
  {
    name: 'the rating stays text',
    break: (course) =>
      edit(course, {
        file: 'add-movie.ts',
        from: '...fields, posterUrl',
        to: '...fields, rating: String(fields.rating) as never, posterUrl',
      }),
    fails: 'LAMBDA-03.2',
    because: 'the rating is stored as text',
  },
  ...storingMistakes,
];
