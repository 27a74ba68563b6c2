import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteFunctionCommand, GetFunctionCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { answerWith, changeSettings, changeVariables, forbid, putCode } from './lambda-breakages.ts';
import type { Mistake } from './mistake.ts';

const key = 'listMovies';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/cinedb-ana-movies';
const role = 'the role cinedb-ana-list-movies-role';

/** Functions that are not there, not started, or give back no answer. */
export const startMistakes: Mistake[] = [
  {
    name: 'the function is not deployed',
    break: ({ clients, names }) =>
      clients.lambda.send(new DeleteFunctionCommand({ FunctionName: names.functions[key] })),
    fails: 'LAMBDA-01.1',
    because: 'us-east-1 has no function of this name in account 000000000000',
  },
  {
    name: 'the function has no tags',
    break: async ({ clients, names }) => {
      const found = await clients.lambda.send(new GetFunctionCommand({ FunctionName: names.functions[key] }));
      const Resource = found.Configuration?.FunctionArn;
      await clients.lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['course', 'student'] }));
    },
    fails: 'LAMBDA-01.1',
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'the memory is the default',
    break: (course) => changeSettings(course, key, { MemorySize: 128 }),
    fails: 'LAMBDA-01.1',
    because: 'processor time comes with the memory, and with so little a cold start takes seconds',
  },
  {
    name: 'the timeout is the default',
    break: (course) => changeSettings(course, key, { Timeout: 3 }),
    fails: 'LAMBDA-01.1',
    because: 'a cold start and a slow call can take longer than that',
  },
  {
    name: 'the role is for another service',
    break: ({ clients, names }) => {
      const Principal = { Service: 'ec2.amazonaws.com' };
      const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      return clients.iam.send(
        new UpdateAssumeRolePolicyCommand({ RoleName: names.roles[key], PolicyDocument }),
      );
    },
    fails: 'LAMBDA-01.1',
    because: 'the trust of cinedb-ana-list-movies-role names ec2.amazonaws.com, and not Lambda',
  },
  {
    name: 'TABLE_NAME is the name of the lesson',
    break: ({ names, ...course }) =>
      changeVariables({ names, ...course }, key, {
        TABLE_NAME: 'Movies',
        POSTERS_BUCKET: names.postersBucket,
      }),
    fails: 'LAMBDA-01.2',
    because: 'TABLE_NAME is "Movies"; module 2 made "cinedb-ana-movies"',
  },
  {
    name: 'TABLE_NAME is not set',
    break: ({ names, ...course }) =>
      changeVariables({ names, ...course }, key, { POSTERS_BUCKET: names.postersBucket }),
    fails: 'LAMBDA-01.2',
    because: 'TABLE_NAME is not set',
  },
  {
    name: 'the role may not scan',
    break: (course) => forbid(course, key, 'dynamodb:Scan'),
    fails: 'LAMBDA-01.2',
    because: `${role} may not dynamodb:Scan on ${table}`,
  },
  {
    name: 'Handler names no export',
    break: (course) => changeSettings(course, key, { Handler: 'index.listMovies' }),
    fails: 'LAMBDA-01.2',
    because: 'Handler is "index.listMovies", and no such function is exported',
  },
  {
    name: 'Handler names no file',
    break: (course) => changeSettings(course, key, { Handler: 'list-movies.handler' }),
    fails: 'LAMBDA-01.2',
    because:
      'Handler is "list-movies.handler", and the zip has no such file: Error: Cannot find module \'list-movies\'',
  },
  {
    name: 'the code is not bundled',
    break: (course) =>
      putCode(course, key, { 'index.mjs': "import 'left-pad'; export const handler = async () => ({});" }),
    fails: 'LAMBDA-01.2',
    because: 'the code imports "left-pad", which is not in the zip',
  },
  {
    name: 'the handler never answers',
    break: async (course) => {
      await answerWith(course, key, 'await new Promise((resolve) => setTimeout(resolve, 60000))');
      await changeSettings(course, key, { Timeout: 5 });
    },
    fails: 'LAMBDA-01.2',
    because: 'the handler had not answered after 5 s, its Timeout',
  },
  {
    name: 'the handler throws',
    break: (course) => answerWith(course, key, 'event.queryStringParameters.page.split()'),
    fails: 'LAMBDA-01.2',
    because: 'the handler threw TypeError',
  },
  {
    name: 'the list is written down',
    break: (course) => answerWith(course, key, constantList('movies: [{ id: "1", title: "Metropolis" }]')),
    fails: 'LAMBDA-01.2',
    because: 'not one of the films that it lists is in cinedb-ana-movies',
  },
  {
    name: 'the list is returned as it is',
    break: (course) => answerWith(course, key, '[{ id: "1", title: "Metropolis" }]'),
    fails: 'LAMBDA-01.2',
    because: 'what the handler returns has no statusCode, and API Gateway would answer 502',
  },
  {
    name: 'the body is an object',
    break: (course) =>
      answerWith(
        course,
        key,
        '{ statusCode: 200, headers: { "Content-Type": "application/json" }, body: {} }',
      ),
    fails: 'LAMBDA-01.2',
    because: 'the body is not JSON',
  },
  {
    name: 'the answer has no content type',
    break: (course) => answerWith(course, key, '{ statusCode: 200, body: "{}" }'),
    fails: 'LAMBDA-01.2',
    because: 'a page would not read this as JSON',
  },
];

function constantList(members: string): string {
  return `{ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ${members} }) }`;
}
