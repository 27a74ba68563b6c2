import {
  DeleteMethodCommand,
  DeleteResourceCommand,
  DeleteRestApiCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-api-gateway';
import { apiId, changeIntegration, methodAt, redeploy, resourceAt } from './apigw-breakages.ts';
import { changePermission, removePermission } from './apigw-patches.ts';
import type { Mistake } from './mistake.ts';

const arn = 'arn:aws:execute-api:us-east-1:000000000000';

export const routeMistakes: Mistake[] = [
  {
    name: 'there is no API',
    break: async (course) =>
      course.clients.apigateway.send(new DeleteRestApiCommand({ restApiId: await apiId(course) })),
    fails: 'APIGW-01.1',
    because: 'us-east-1 has no API of this name in account 000000000000',
  },
  {
    name: 'the API has no tags',
    break: async (course) => {
      const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${await apiId(course)}`;
      const tagKeys = ['course', 'student'];
      return course.clients.apigateway.send(new UntagResourceCommand({ resourceArn, tagKeys }));
    },
    fails: 'APIGW-01.1',
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'a path is missing (4)',
    break: async (course) => {
      await course.clients.apigateway.send(new DeleteResourceCommand(await resourceAt(course, '/admin')));
      await redeploy(course);
    },
    fails: 'APIGW-01.2',
    because: 'the API has no resource /admin; API Gateway takes such a request for one that forgot to sign',
  },
  {
    name: 'a verb is missing (4)',
    break: async (course) => {
      await course.clients.apigateway.send(
        new DeleteMethodCommand(await methodAt(course, 'GET /movies/{id}')),
      );
      await redeploy(course);
    },
    fails: 'APIGW-01.2',
    because:
      '/movies/{id} has DELETE, PUT, and no GET; API Gateway takes such a request for one that forgot to sign',
  },
  {
    name: 'a function has no permission for API Gateway (6)',
    break: (course) => removePermission(course, 'getMovie', 'cinedb-api-get-movies-id'),
    fails: 'APIGW-01.2',
    because: 'the policy of cinedb-ana-get-movie has no statement for apigateway.amazonaws.com',
  },
  {
    name: 'the SourceArn of a permission is for another path (6)',
    break: async (course) =>
      changePermission(
        course,
        'getMovie',
        'cinedb-api-get-movies-id',
        `${arn}:${await apiId(course)}/*/GET/movie/*`,
      ),
    fails: 'APIGW-01.2',
    because: `the policy of cinedb-ana-get-movie lets in ${arn}:API/*/GET/movie/*, and GET /movies/{id} comes as ${arn}:API/prod/GET/movies/*`,
  },
  {
    name: 'the SourceArn of a permission is for another stage (6)',
    break: async (course) =>
      changePermission(
        course,
        'posterUrl',
        'cinedb-api-get-posters',
        `${arn}:${await apiId(course)}/dev/GET/posters`,
      ),
    fails: 'APIGW-01.2',
    because: `the policy of cinedb-ana-poster-url lets in ${arn}:API/dev/GET/posters, and GET /posters comes as ${arn}:API/prod/GET/posters`,
  },
  {
    name: 'integrationHttpMethod is the verb of the method (7)',
    break: (course) => changeIntegration(course, 'GET /movies', () => ({ httpMethod: 'GET' })),
    fails: 'APIGW-01.2',
    because: 'its integrationHttpMethod is GET, and a function is invoked by POST alone',
  },
  {
    name: 'a method calls the function of another',
    break: (course) =>
      changeIntegration(course, 'GET /movies/{id}', ({ uri }) => ({
        uri: uri?.replace('get-movie', 'list-movies'),
      })),
    fails: 'APIGW-01.2',
    because: 'GET /movies/{id} calls cinedb-ana-list-movies',
  },
  {
    name: 'a method answers by itself',
    break: (course) =>
      changeIntegration(course, 'GET /movies', () => ({
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
      })),
    fails: 'APIGW-01.2',
    because: 'GET /movies has an integration of type MOCK, which calls no function',
  },
  {
    name: 'integrationHttpMethod is PUT for PUT (7)',
    break: (course) => changeIntegration(course, 'PUT /movies/{id}', () => ({ httpMethod: 'PUT' })),
    fails: 'APIGW-01.3',
    because: 'its integrationHttpMethod is PUT, and a function is invoked by POST alone',
  },
  {
    name: 'the function for new films has no permission for API Gateway (6)',
    break: (course) => removePermission(course, 'addMovie', 'cinedb-api-post-movies'),
    fails: 'APIGW-01.3',
    because: 'the policy of cinedb-ana-add-movie has no statement for apigateway.amazonaws.com',
  },
  {
    name: 'DELETE is missing (4)',
    break: async (course) => {
      const at = await methodAt(course, 'DELETE /movies/{id}');
      await course.clients.apigateway.send(new DeleteMethodCommand(at));
      await redeploy(course);
    },
    fails: 'APIGW-01.3',
    because:
      '/movies/{id} has GET, PUT, and no DELETE; API Gateway takes such a request for one that forgot to sign',
  },
  {
    name: 'DELETE calls the function for changes',
    break: (course) =>
      changeIntegration(course, 'DELETE /movies/{id}', ({ uri }) => ({
        uri: uri?.replace('delete-movie', 'update-movie'),
      })),
    fails: 'APIGW-01.3',
    because: 'DELETE /movies/{id} calls cinedb-ana-update-movie',
  },
  {
    name: 'a permission has no SourceArn',
    break: (course) => changePermission(course, 'deleteMovie', 'cinedb-api-delete-movies-id', undefined),
    fails: 'APIGW-01.4',
    because: 'every API Gateway there is, other accounts included, may invoke the function',
  },
  {
    name: 'a permission is for every API of the account',
    break: (course) =>
      changePermission(course, 'deleteMovie', 'cinedb-api-delete-movies-id', `${arn}:*/*/DELETE/movies/*`),
    fails: 'APIGW-01.4',
    because: 'other APIs than cinedb-ana-api may invoke cinedb-ana-delete-movie',
  },
];
