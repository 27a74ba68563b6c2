import { DeleteIntegrationResponseCommand } from '@aws-sdk/client-api-gateway';
import {
  changeGatewayResponse,
  changeIntegration,
  changeResponse,
  dropGatewayHeader,
  editRequest,
  editResponse,
  methodAt,
  redeploy,
} from './apigw-breakages.ts';
import { patchApi } from './apigw-patches.ts';
import type { Mistake } from './mistake.ts';

const STATUS = '#set($context.responseOverride.status = $answer.statusCode)';

export const mappingMistakes: Mistake[] = [
  {
    name: 'escapeJavaScript makes JSON of a text (26)',
    break: (course) =>
      editResponse(
        course,
        'GET /movies/{id}',
        '$!answer.body',
        '#set($film = $util.parseJson($answer.body)){"id":"$film.id","title":"$util.escapeJavaScript($film.title)","rating":$film.rating,"synopsis":"$util.escapeJavaScript($film.synopsis)"}',
      ),
    fails: 'APIGW-02.1',
    because: "$util.escapeJavaScript writes \\' for an apostrophe, which JSON does not know",
  },
  {
    name: 'there is no response template (8)',
    break: (course) => changeResponse(course, 'GET /movies/{id}', () => ({ responseTemplates: {} })),
    fails: 'APIGW-02.1',
    because:
      'the result of the function, statusCode 200, goes out as it is: no response template takes it apart',
  },
  {
    name: 'there is no integration response',
    break: async (course) => {
      const at = { ...(await methodAt(course, 'GET /movies/{id}')), statusCode: '200' };
      await course.clients.apigateway.send(new DeleteIntegrationResponseCommand(at));
      await redeploy(course);
    },
    fails: 'APIGW-02.1',
    because: 'GET /movies/{id} has no integration response, so nothing the function says can go out',
  },
  {
    name: 'there is no request template',
    break: (course) =>
      changeIntegration(course, 'GET /movies/{id}', () => ({
        requestTemplates: {},
        passthroughBehavior: 'WHEN_NO_MATCH',
      })),
    fails: 'APIGW-02.1',
    because: 'GET /movies/{id} has no request template, so the function does not learn what is asked',
  },
  {
    name: 'the parameters of the list are not handed on',
    break: (course) => editRequest(course, 'GET /movies', '"querystring": "queryStringParameters", ', ''),
    fails: 'APIGW-02.2',
    because: 'limit and nextToken do not both reach the function',
  },
  {
    name: 'the expiry is not handed on',
    break: (course) =>
      editRequest(
        course,
        'GET /posters',
        '"querystring": "queryStringParameters", "header": "headers" })\n{',
        `"header": "headers" })\n{ "queryStringParameters": {"poster": "$input.params('poster')"},`,
      ),
    fails: 'APIGW-02.2',
    because: 'poster and expiresIn do not both reach the function',
  },
  {
    name: 'the status of the function is not mapped (8)',
    break: (course) => editResponse(course, 'GET /movies/{id}', STATUS, ''),
    fails: 'APIGW-02.3',
    because: 'the body says 404 and the status is 200: nothing maps statusCode to it',
  },
  {
    name: 'the content type of the function is not mapped',
    break: (course) =>
      editResponse(
        course,
        'GET /movies/{id}',
        '#set($context.responseOverride.header.Content-Type = $answer.headers.get("Content-Type"))',
        '',
      ),
    fails: 'APIGW-02.3',
    because: 'the answer does not say that it is a problem document',
  },
  {
    name: 'multipart/form-data is not among the binaryMediaTypes (5)',
    break: (course) => patchApi(course, { op: 'remove', path: '/binaryMediaTypes/multipart~1form-data' }),
    fails: 'APIGW-02.4',
    because: 'binaryMediaTypes is empty, so API Gateway reads the bytes of a form as text',
  },
  {
    name: 'there is no request template for forms',
    break: (course) =>
      changeIntegration(course, 'POST /movies', ({ requestTemplates }) => ({
        requestTemplates: { 'application/json': requestTemplates?.['application/json'] ?? '' },
      })),
    fails: 'APIGW-02.4',
    because: 'POST /movies has no request template for multipart/form-data',
  },
  {
    name: 'the bytes of a form are not made text',
    break: (course) => changeIntegration(course, 'POST /movies', () => ({ contentHandling: undefined })),
    fails: 'APIGW-02.4',
    because: 'contentHandling of POST /movies is not set, and a template reads text alone',
  },
  {
    name: 'the event does not say that the body is base64',
    break: (course) =>
      editRequest(course, 'POST /movies', '"isBase64Encoded": true', '"isBase64Encoded": false'),
    fails: 'APIGW-02.4',
    because: 'the body is base64, and the template does not say isBase64Encoded true',
  },
  {
    name: 'Location does not go out',
    break: (course) =>
      editResponse(
        course,
        'POST /movies',
        '#set($context.responseOverride.header.Location = $answer.headers.get("Location"))',
        '',
      ),
    fails: 'APIGW-02.4',
    because: 'the header Location of the function does not go out',
  },
  {
    name: 'escapeJavaScript spoils JSON on its way in (26)',
    break: (course) =>
      editRequest(
        course,
        'PUT /movies/{id}',
        `"$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")"`,
        '"$util.escapeJavaScript($input.body)"',
      ),
    fails: 'APIGW-02.5',
    because:
      "the same without apostrophes is taken: $util.escapeJavaScript writes \\' for each, which JSON does not know",
  },
  {
    name: 'changes have no request template for forms',
    break: (course) =>
      changeIntegration(course, 'PUT /movies/{id}', ({ requestTemplates }) => ({
        requestTemplates: { 'application/json': requestTemplates?.['application/json'] ?? '' },
      })),
    fails: 'APIGW-02.5',
    because: 'PUT /movies/{id} has no request template for multipart/form-data',
  },
  {
    name: 'what no template is for goes to the function as it is',
    break: (course) =>
      changeIntegration(course, 'POST /movies', () => ({ passthroughBehavior: 'WHEN_NO_MATCH' })),
    fails: 'APIGW-02.6',
    because: 'passthroughBehavior of POST /movies is WHEN_NO_MATCH, which hands on what no template is for',
  },
  {
    name: 'API Gateway refuses in words of its own',
    break: (course) =>
      changeGatewayResponse(course, 'DEFAULT_4XX', () => ({
        responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      })),
    fails: 'APIGW-02.6',
    because: 'the document has no title',
  },
  {
    name: 'a refusal of API Gateway is plain JSON',
    break: (course) => dropGatewayHeader(course, 'DEFAULT_4XX', 'Content-Type'),
    fails: 'APIGW-02.6',
    because: 'the answer does not say that it is a problem document',
  },
];
