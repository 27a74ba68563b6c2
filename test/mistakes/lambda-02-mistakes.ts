import { DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import type { Course } from '../../shared/step.ts';
import { allowMore, changeCode, changeVariables, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'getMovie';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'get-movie', ...edits);

export const getMistakes: Mistake[] = [
  {
    name: 'the function was removed',
    break: ({ clients, names }) =>
      clients.lambda.send(new DeleteFunctionCommand({ FunctionName: names.functions[key] })),
    fails: 'LAMBDA-02.1',
    because: 'us-east-1 has no function of this name in account 000000000000',
  },
  {
    name: 'the role may not get an item',
    break: (course) => forbid(course, key, 'dynamodb:GetItem'),
    fails: 'LAMBDA-02.2',
    because: `the role cinedb-ana-get-movie-role may not dynamodb:GetItem on ${table}`,
  },
  {
    name: 'POSTERS_BUCKET is not set',
    break: ({ names, ...course }) =>
      changeVariables({ names, ...course }, key, { TABLE_NAME: names.moviesTable }),
    fails: 'LAMBDA-02.2',
    because: 'POSTERS_BUCKET is not set',
  },
  {
    name: 'the film is wrapped',
    break: (course) =>
      edit(course, { file: 'get-movie.ts', from: 'await shown(movie)', to: '{ movie: await shown(movie) }' }),
    fails: 'LAMBDA-02.2',
    because: 'the answer does not come from the item with this id, or wraps it in something',
  },
  {
    name: 'the id is compared as a number',
    break: (course) =>
      edit(course, {
        file: 'lib/movies.ts',
        from: 'Key: { id }, ConsistentRead: true',
        to: 'Key: { id: Number.parseInt(id, 16) }, ConsistentRead: true',
      }),
    fails: 'LAMBDA-02.2',
    because: 'ValidationException: The provided key element does not match the schema',
  },
  {
    name: 'the address is not signed',
    break: (course) =>
      edit(course, {
        file: 'lib/posters.ts',
        from: 'await signedAddress(key, usualExpirySeconds)',
        to: "'https://s3.amazonaws.com/' + setting('POSTERS_BUCKET') + '/' + key",
      }),
    fails: 'LAMBDA-02.3',
    because: 'the address is not signed: it has no X-Amz-Signature',
  },
  {
    name: 'the address is changed after it was signed',
    break: (course) =>
      edit(course, {
        file: 'get-movie.ts',
        from: 'json(200, await shown(movie))',
        to: "json(200, { ...movie, posterUrl: String((await shown(movie)).posterUrl).replace('.png?', '.jpg?') })",
      }),
    fails: 'LAMBDA-02.3',
    because: 'the address was changed after it was signed',
  },
  {
    name: 'an unknown id answers 200',
    break: (course) =>
      edit(
        course,
        { file: 'get-movie.ts', from: 'if (!movie) throw noSuchMovie();', to: '' },
        { file: 'get-movie.ts', from: 'await shown(movie)', to: 'movie ? await shown(movie) : null' },
      ),
    fails: 'LAMBDA-02.4',
    because: 'GetItem of an id that is not there is no error: it has no Item',
  },
  {
    name: 'an unknown id breaks the handler',
    break: (course) =>
      edit(course, { file: 'get-movie.ts', from: 'if (!movie) throw noSuchMovie();', to: '' }),
    fails: 'LAMBDA-02.4',
    because: 'TypeError stopped the handler',
  },
  {
    name: 'a long id goes to DynamoDB as it is',
    break: (course) =>
      edit(course, {
        file: 'get-movie.ts',
        from: 'const id = movieId(event);',
        to: "const id = event.pathParameters?.id ?? '';",
      }),
    fails: 'LAMBDA-02.4',
    because:
      'ValidationException: One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
  },
  {
    name: 'the error is shown as it is',
    break: (course) =>
      edit(course, {
        file: 'given/functions/problem.ts',
        from: "'There is no film with this id.'",
        to: "'no item in arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies'",
      }),
    fails: 'LAMBDA-02.4',
    because: 'the answer shows what is inside: cinedb-ana-movies',
  },
  {
    name: 'the role may scan too',
    break: (course) => allowMore(course, key, 'dynamodb:Scan', table),
    fails: 'LAMBDA-02.5',
    because: 'whoever gets into the function may do all that its role may',
  },
];
