import {
  DeleteAuthorizerCommand,
  DeleteGatewayResponseCommand,
  PutGatewayResponseCommand,
} from '@aws-sdk/client-api-gateway';
import allowTheSite from '../../modules/04-apigateway/solution/apigw-03-cors.ts';
import { readPoolId, userPoolArn } from '../../modules/05-cognito/given/read-pool.ts';
import { apiId, dropGatewayHeader, redeploy, setHeader } from './apigw-breakages.ts';
import { patchMethod } from './apigw-patches.ts';
import { believeTokens, stopBelieving } from './cognito-believed-tokens.ts';
import {
  authorizerId,
  byAuthorizer,
  closed,
  gone,
  guard,
  patchAuthorizer,
  patchEach,
  removeOtherAuthorizer,
  useOtherAuthorizer,
} from './cognito-guards.ts';
import type { Mistake } from './mistake.ts';

export const authorizerMistakes: Mistake[] = [
  {
    name: 'there is no authorizer',
    break: async (course) => {
      await patchEach(course, closed, guard('NONE'));
      const place = { restApiId: await apiId(course), authorizerId: await authorizerId(course) };
      await course.clients.apigateway.send(new DeleteAuthorizerCommand(place));
      await redeploy(course);
    },
    fails: 'COGNITO-03.1',
    because: 'the API has no authorizer of the type COGNITO_USER_POOLS',
  },
  {
    name: 'the authorizer knows a pool that is gone',
    break: async (course) => {
      const right = userPoolArn(course, await readPoolId(course));
      const add = { op: 'add', path: '/providerARNs', value: gone(course) } as const;
      await patchAuthorizer(course, add, { op: 'remove', path: '/providerARNs', value: right });
    },
    fails: 'COGNITO-03.1',
    because:
      'it checks tokens with the keys of another pool, perhaps one that was deleted, and refuses yours',
  },
  {
    name: 'the authorizer knows a second pool',
    break: (course) => patchAuthorizer(course, { op: 'add', path: '/providerARNs', value: gone(course) }),
    fails: 'COGNITO-03.1',
    because: 'users of the other pool are let in too',
  },
  {
    name: 'one method was forgotten',
    break: (course) => patchMethod(course, 'DELETE /movies/{id}', guard('NONE')),
    fails: 'COGNITO-03.2',
    because: 'DELETE /movies/{id} has authorizationType NONE: whoever knows the address may call it',
  },
  {
    name: 'a method is behind AWS_IAM',
    break: (course) => patchMethod(course, 'GET /admin', guard('AWS_IAM')),
    fails: 'COGNITO-03.2',
    because: 'GET /admin has authorizationType AWS_IAM, and not COGNITO_USER_POOLS',
  },
  {
    name: 'the API was closed, and not deployed again (3)',
    break: async (course) => {
      const id = await authorizerId(course);
      await patchMethod(course, 'DELETE /movies/{id}', guard('NONE'));
      await patchEach(course, ['DELETE /movies/{id}'], ...byAuthorizer(id));
    },
    fails: 'COGNITO-03.2',
    because: 'the stage still serves an older deployment: DELETE /movies/{id} changed after it',
  },
  {
    name: 'a function reads the token and believes it',
    break: believeTokens,
    mend: stopBelieving,
    fails: 'COGNITO-03.3',
    because: 'DELETE /movies/{id} has authorizationType NONE: whoever knows the address may call it',
  },
  {
    name: 'a method wants the access token (20)',
    break: (course) =>
      patchMethod(course, 'POST /movies', {
        op: 'add',
        path: '/authorizationScopes',
        value: 'aws.cognito.signin.user.admin',
      }),
    fails: 'COGNITO-03.4',
    because:
      'POST /movies has the scopes aws.cognito.signin.user.admin, so the authorizer wants an access token, and the site sends the ID token',
  },
  {
    name: 'a method names an older authorizer',
    break: useOtherAuthorizer,
    fails: 'COGNITO-03.4',
    because: 'PUT /movies/{id} names the authorizer old, which knows POOL, and not POOL',
    mend: removeOtherAuthorizer,
  },
  {
    name: 'the authorizer looks into another header',
    break: (course) =>
      patchAuthorizer(course, {
        op: 'replace',
        path: '/identitySource',
        value: 'method.request.header.X-Token',
      }),
    fails: 'COGNITO-03.4',
    because:
      'the authorizer cinedb-ana-admins looks for the token in X-Token, and the site sends Authorization',
  },
  {
    name: 'the authorizer wants another audience',
    break: (course) =>
      patchAuthorizer(course, {
        op: 'replace',
        path: '/identityValidationExpression',
        value: 'someone-else',
      }),
    fails: 'COGNITO-03.4',
    because: 'identityValidationExpression is someone-else, and the audience is CLIENT',
    mend: (course) =>
      patchAuthorizer(course, { op: 'replace', path: '/identityValidationExpression', value: '' }),
  },
];

export const openMistakes: Mistake[] = [
  {
    name: 'the catalogue was closed too',
    break: async (course) => patchMethod(course, 'GET /movies', ...byAuthorizer(await authorizerId(course))),
    fails: 'COGNITO-03.5',
    because: 'GET /movies asks for COGNITO_USER_POOLS, and visitors have no token',
    mend: (course) => patchMethod(course, 'GET /movies', guard('NONE')),
  },
  {
    name: 'OPTIONS is behind the authorizer (2)',
    break: async (course) =>
      patchMethod(course, 'OPTIONS /movies/{id}', ...byAuthorizer(await authorizerId(course))),
    fails: 'COGNITO-03.5',
    because:
      'OPTIONS /movies/{id} asks for COGNITO_USER_POOLS, and a browser sends no credentials with this question',
    mend: (course) => patchMethod(course, 'OPTIONS /movies/{id}', guard('NONE')),
  },
  {
    name: 'the preflight does not allow the token',
    break: (course) =>
      setHeader(course, 'OPTIONS /admin', 'Access-Control-Allow-Headers', "'Content-Type,*'"),
    fails: 'COGNITO-03.5',
    because: 'Access-Control-Allow-Headers of OPTIONS /admin is "Content-Type,*", without authorization',
    mend: allowTheSite,
  },
  {
    name: 'a 401 has no CORS header (1)',
    break: (course) => dropGatewayHeader(course, 'DEFAULT_4XX', 'Access-Control-Allow-Origin'),
    fails: 'COGNITO-03.6',
    because:
      'the gateway response DEFAULT_4XX has no header Access-Control-Allow-Origin, or a narrower one takes its place',
    mend: allowTheSite,
  },
  {
    name: 'a 401 has a gateway response of its own, without the CORS header (1)',
    break: async (course) => {
      const restApiId = await apiId(course);
      const responseTemplates = { 'application/json': '{"detail":"Sign in first."}' };
      await course.clients.apigateway.send(
        new PutGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED', responseTemplates }),
      );
      await redeploy(course);
    },
    fails: 'COGNITO-03.6',
    because:
      'the gateway response UNAUTHORIZED has no header Access-Control-Allow-Origin, or a narrower one takes its place',
    mend: async (course) => {
      const restApiId = await apiId(course);
      await course.clients.apigateway.send(
        new DeleteGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED' }),
      );
    },
  },
];
