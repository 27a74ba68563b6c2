import type { Course } from '../../shared/step.ts';
import { allowMore, changeCode, changeSettings, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'updateMovie';
const role = 'the role cinedb-ana-update-movie-role';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies';
const posters = 'arn:aws:s3:::cinedb-ana-posters-000000000000/posters';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'update-movie', ...edits);
const movies = 'lib/movies.ts';

export const updateMistakes: Mistake[] = [
  {
    name: 'the memory is the largest that there is',
    break: (course) => changeSettings(course, key, { MemorySize: 10_240 }),
    fails: 'LAMBDA-04.1',
    because: 'memory is paid for by the millisecond, and this is more than one processor',
  },
  {
    name: 'a reserved word stands bare in the expression',
    break: (course) =>
      edit(course, {
        file: movies,
        from: 'UpdateExpression: `SET ',
        to: 'UpdateExpression: `SET name = :title, ',
      }),
    fails: 'LAMBDA-04.2',
    because: '"name" is one of DynamoDB\'s reserved words, and stands bare in an expression',
  },
  {
    name: 'the role may not update an item',
    break: (course) => forbid(course, key, 'dynamodb:UpdateItem'),
    fails: 'LAMBDA-04.2',
    because: `${role} may not dynamodb:UpdateItem on ${table}`,
  },
  {
    name: 'nothing is changed, and the old film comes back',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: 'await changeMovie(id, fields);',
        to: 'await findMovie(id);',
      }),
    fails: 'LAMBDA-04.2',
    because: 'another value is written than the form has',
  },
  {
    name: 'an update without a poster forgets the poster',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: ': await changeMovie(id, fields);',
        to: ": await changeMovie(id, { ...fields, posterUrl: '' }, (await findMovie(id))?.posterUrl);",
      }),
    fails: 'LAMBDA-04.2',
    because: 'the form had no poster, and yet the poster was touched',
  },
  {
    name: 'the old poster stays',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: 'await discardPoster(movie ? before.posterUrl : posterUrl);',
        to: '',
      }),
    fails: 'LAMBDA-04.3',
    because: 'nothing names the old poster any more, and it is paid for on and on',
  },
  {
    name: 'the role may not delete the old poster',
    break: (course) => forbid(course, key, 's3:DeleteObject'),
    fails: 'LAMBDA-04.3',
    because: `${role} may not s3:DeleteObject on ${posters}/CANARY.png`,
  },
  {
    name: 'the new poster is not uploaded',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: 'const movie = poster ? await withNewPoster(id, fields, poster) :',
        to: 'const movie = poster ? await changeMovie(id, fields) :',
      }),
    fails: 'LAMBDA-04.3',
    because: 'the object under posterUrl is still the old poster',
  },
  {
    name: 'an unknown id makes a film',
    break: (course) =>
      edit(course, {
        file: movies,
        from: "const IS_THERE = 'attribute_exists(id)';",
        to: "const IS_THERE = 'attribute_not_exists(nobody)';",
      }),
    fails: 'LAMBDA-04.4',
    because: 'UpdateItem and PutItem make an item where there is none',
  },
  {
    name: 'the poster of an unknown film is kept',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: 'if (!before) return undefined;',
        to: 'if (!before) {\nawait savePoster(poster);\nreturn undefined;\n}',
      }),
    fails: 'LAMBDA-04.4',
    because: 'it was written before everything was checked',
  },
  {
    name: 'the rating is not checked',
    break: (course) =>
      edit(course, { file: 'given/functions/movie-fields.ts', from: 'value >= 0 && value <= 10 &&', to: '' }),
    fails: 'LAMBDA-04.5',
    because: 'update-movie accepts the rating 42',
  },
  {
    name: 'the title is written before the poster is checked',
    break: (course) =>
      edit(course, {
        file: 'update-movie.ts',
        from: 'const isText = !event.isBase64Encoded;',
        to: "const isText = !event.isBase64Encoded;\nconst title = (await readForm(event)).get('title') as string;\nif (title.trim()) await changeMovie(movieId(event) ?? '', { title });",
      }),
    fails: 'LAMBDA-04.5',
    because: 'it was written before everything was checked',
  },
  {
    name: 'the role may delete films',
    break: (course) => allowMore(course, key, 'dynamodb:DeleteItem', table),
    fails: 'LAMBDA-04.6',
    because: 'whoever gets into the function may do all that its role may',
  },
];
