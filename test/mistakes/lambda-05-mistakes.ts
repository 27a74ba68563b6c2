import { GetFunctionCommand, TagResourceCommand } from '@aws-sdk/client-lambda';
import type { Course } from '../../shared/step.ts';
import { answerWith, changeCode, changeStatements, type Edit, forbid } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'deleteMovie';
const role = 'the role cinedb-ana-delete-movie-role';

const edit = (course: Course, ...edits: Edit[]) => changeCode(course, key, 'delete-movie', ...edits);

export const deleteMistakes: Mistake[] = [
  {
    name: 'the tag names another student',
    break: async ({ clients, names }) => {
      const found = await clients.lambda.send(new GetFunctionCommand({ FunctionName: names.functions[key] }));
      const Resource = found.Configuration?.FunctionArn;
      await clients.lambda.send(new TagResourceCommand({ Resource, Tags: { student: 'bob' } }));
    },
    fails: 'LAMBDA-05.1',
    because: 'the tag student=ana is missing',
  },
  {
    name: 'nothing is deleted, and success is reported',
    break: (course) => answerWith(course, key, '{ statusCode: 204 }'),
    fails: 'LAMBDA-05.2',
    because: 'the function reports a success, and deleted nothing',
  },
  {
    name: 'the role may not delete an item',
    break: (course) => forbid(course, key, 'dynamodb:DeleteItem'),
    fails: 'LAMBDA-05.2',
    because: `${role} may not dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies`,
  },
  {
    name: 'the poster stays',
    break: (course) =>
      edit(course, { file: 'delete-movie.ts', from: 'await discardPoster(movie.posterUrl);', to: '' }),
    fails: 'LAMBDA-05.2',
    because: 'nothing names the poster any more, and it is paid for on and on',
  },
  {
    name: 'the role may not delete a poster',
    break: (course) => forbid(course, key, 's3:DeleteObject'),
    fails: 'LAMBDA-05.2',
    because: `${role} may not s3:DeleteObject on arn:aws:s3:::cinedb-ana-posters-000000000000/posters/CANARY.png`,
  },
  {
    name: 'an unknown id answers 204',
    break: (course) =>
      edit(course, {
        file: 'delete-movie.ts',
        from: 'if (!movie) throw noSuchMovie();',
        to: 'if (!movie) return noContent();',
      }),
    fails: 'LAMBDA-05.3',
    because: 'DeleteItem of an id that is not there is no error: it returns no Attributes',
  },
  {
    name: 'the role may do all to everything',
    break: (course) => changeStatements(course, key, () => [{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    fails: 'LAMBDA-05.4',
    because: 'whoever gets into the function may do all that its role may',
  },
];
