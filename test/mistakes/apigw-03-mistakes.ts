import { DeleteMethodCommand } from '@aws-sdk/client-api-gateway';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';
import {
  changeGatewayResponse,
  changeIntegration,
  changeResponse,
  dropGatewayHeader,
  editResponse,
  methodAt,
  redeploy,
  setHeader,
} from './apigw-breakages.ts';
import { patchMethod } from './apigw-patches.ts';
import type { Mistake } from './mistake.ts';

const ORIGIN = 'Access-Control-Allow-Origin';

async function siteOf({ clients, names }: Course): Promise<string> {
  return String((await findDistribution(clients.cloudfront, names.distributionComment))?.DomainName);
}

export const corsMistakes: Mistake[] = [
  {
    name: 'OPTIONS is missing (2)',
    break: async (course) => {
      const at = await methodAt(course, 'OPTIONS /movies/{id}');
      await course.clients.apigateway.send(new DeleteMethodCommand(at));
      await redeploy(course);
    },
    fails: 'APIGW-03.1',
    because: '/movies/{id} has no method OPTIONS',
  },
  {
    name: 'OPTIONS is behind an authorizer (2)',
    break: (course) =>
      patchMethod(course, 'OPTIONS /movies', { op: 'replace', path: '/authorizationType', value: 'AWS_IAM' }),
    fails: 'APIGW-03.1',
    because: 'OPTIONS /movies asks for AWS_IAM, and a browser sends no credentials with this question',
  },
  {
    name: 'the allowed origin ends with a slash',
    break: async (course) =>
      setHeader(course, 'OPTIONS /movies', ORIGIN, `'https://${await siteOf(course)}/'`),
    fails: 'APIGW-03.1',
    because: 'the allowed origin has a slash at its end, and an origin that a browser sends has none',
  },
  {
    name: 'the allowed origin is plain http',
    break: async (course) => setHeader(course, 'OPTIONS /admin', ORIGIN, `'http://${await siteOf(course)}'`),
    fails: 'APIGW-03.1',
    because: 'the allowed origin does not begin with https://',
  },
  {
    name: 'the preflight sets no header',
    break: (course) => changeResponse(course, 'OPTIONS /movies/{id}', () => ({ responseParameters: {} })),
    fails: 'APIGW-03.1',
    because: 'the integration response 204 of OPTIONS /movies/{id} does not set Access-Control-Allow-Origin',
  },
  {
    name: 'the preflight allows no changes',
    break: (course) =>
      setHeader(course, 'OPTIONS /movies/{id}', 'Access-Control-Allow-Methods', "'GET,OPTIONS'"),
    fails: 'APIGW-03.1',
    because: 'Access-Control-Allow-Methods of OPTIONS /movies/{id} is "GET,OPTIONS", without PUT',
  },
  {
    name: 'the preflight allows no JSON',
    break: (course) =>
      setHeader(course, 'OPTIONS /movies/{id}', 'Access-Control-Allow-Headers', "'Authorization'"),
    fails: 'APIGW-03.1',
    because: 'Access-Control-Allow-Headers of OPTIONS /movies/{id} is "Authorization", without content-type',
  },
  {
    name: 'the MOCK integration says no status',
    break: (course) =>
      changeIntegration(course, 'OPTIONS /posters', () => ({
        requestTemplates: { 'application/json': '{}' },
      })),
    fails: 'APIGW-03.1',
    because: 'the MOCK integration of OPTIONS /posters has no request template that says a statusCode',
  },
  {
    name: 'the answers of a function have no header',
    break: (course) => setHeader(course, 'GET /movies', ORIGIN, undefined),
    fails: 'APIGW-03.2',
    because: 'the integration response 200 of GET /movies does not set Access-Control-Allow-Origin',
  },
  {
    name: 'the answers of a function allow another site',
    break: (course) => setHeader(course, 'DELETE /movies/{id}', ORIGIN, "'https://cinedb.example'"),
    fails: 'APIGW-03.2',
    because: 'the answer allows https://cinedb.example, and the site is https://SITE',
  },
  {
    name: 'DEFAULT_4XX has no header (1)',
    break: (course) => dropGatewayHeader(course, 'DEFAULT_4XX', ORIGIN),
    fails: 'APIGW-03.3',
    because:
      'the gateway response DEFAULT_4XX has no header Access-Control-Allow-Origin, or a narrower one takes its place',
  },
  {
    name: 'DEFAULT_5XX has no header (1)',
    break: (course) => dropGatewayHeader(course, 'DEFAULT_5XX', ORIGIN),
    fails: 'APIGW-03.3',
    because:
      'the gateway response DEFAULT_5XX has no header Access-Control-Allow-Origin, or a narrower one takes its place',
  },
  {
    name: 'every site may read the list',
    break: (course) => setHeader(course, 'GET /movies', ORIGIN, "'*'"),
    fails: 'APIGW-03.4',
    because: 'the star lets every site in',
  },
  {
    name: 'every site may read what API Gateway refuses',
    break: (course) =>
      changeGatewayResponse(course, 'DEFAULT_4XX', ({ responseParameters }) => ({
        responseParameters: { ...responseParameters, [`gatewayresponse.header.${ORIGIN}`]: "'*'" },
      })),
    fails: 'APIGW-03.4',
    because: 'the star lets every site in',
  },
  {
    name: 'whatever site asks is allowed',
    break: (course) =>
      editResponse(
        course,
        'GET /movies',
        '$!answer.body',
        `#set($context.responseOverride.header.${ORIGIN} = $input.params('origin'))$!answer.body`,
      ),
    fails: 'APIGW-03.4',
    because: 'whatever site asks is sent back as allowed',
  },
];
