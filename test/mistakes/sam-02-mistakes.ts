import { DeleteStageCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-api-gateway';
import type { Course } from '../../shared/step.ts';
import { apiId } from './apigw-breakages.ts';
import { inside, replace } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';

const admins = '      security: [{ admins: [] }]\n';

async function tagApi(course: Course, tags: Record<string, string>) {
  const { clients, region, names } = course;
  const resourceArn = `arn:aws:apigateway:${region}::/restapis/${await apiId(course)}`;
  const tagKeys = Object.keys(names.tags);
  await clients.apigateway.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  if (Object.keys(tags).length > 0)
    await clients.apigateway.send(new TagResourceCommand({ resourceArn, tags }));
}

async function dropStage(course: Course, stageName: string) {
  const restApiId = await apiId(course);
  await course.clients.apigateway.send(new DeleteStageCommand({ restApiId, stageName }));
}

export const apiMistakes: SamMistake[] = [
  {
    name: 'the API has no tags',
    break: async ({ inStack }) => tagApi(inStack, {}),
    fails: 'SAM-02.1',
    because: 'the tags course=cinedb and student=ana are missing',
    mend: ({ inStack }) => tagApi(inStack, inStack.names.tags),
  },
  {
    name: 'a method that changes films is open',
    api: [inside('/movies', admins, '')],
    fails: 'SAM-02.2',
    because: 'POST /movies has authorizationType NONE: whoever knows the address may call it',
  },
  {
    name: 'the authorizer knows a pool that is not of the stack',
    api: [
      replace(
        'providerARNs: [{ Fn::GetAtt: [AdminPool, Arn] }]',
        `providerARNs: [{ Fn::Sub: 'arn:aws:cognito-idp:\${AWS::Region}:\${AWS::AccountId}:userpool/us-east-1_abcdefghi' }]`,
      ),
    ],
    fails: 'SAM-02.2',
    because:
      'it checks tokens with the keys of another pool, perhaps one that was deleted, and refuses yours',
  },
  {
    name: 'a method wants an access token with a scope (20)',
    api: [inside('/admin', admins, "      security: [{ admins: ['cinedb/movies.write'] }]\n")],
    fails: 'SAM-02.2',
    because:
      'GET /admin has the scopes cinedb/movies.write, so the authorizer wants an access token, and the site sends the ID token',
  },
  {
    name: 'a function does not let the API in (6)',
    template: [
      inside(
        'GetMovieFunction',
        "        Get: {Type: Api, Properties: {RestApiId: !Ref Api, Method: GET, Path: '/movies/{id}'}}\n",
        '',
      ),
      inside('GetMovieFunction', '      Events:\n', ''),
    ],
    fails: 'SAM-02.3',
    because: 'the policy of cinedb-ana-dev-get-movie has no statement for apigateway.amazonaws.com',
    whole: true,
  },
  {
    name: 'an integration calls another function',
    api: [inside('/posters', 'PosterUrlFunction', 'GetMovieFunction')],
    fails: 'SAM-02.3',
    because: 'GET /posters calls cinedb-ana-dev-get-movie',
  },
  {
    name: 'an integration uses the verb of its method (7)',
    api: [inside('/posters', 'httpMethod: POST', 'httpMethod: GET')],
    fails: 'SAM-02.3',
    because: 'its integrationHttpMethod is GET, and a function is invoked by POST alone',
  },
  {
    name: 'forms are no binary type (5)',
    api: [replace('x-amazon-apigateway-binary-media-types: [multipart/form-data]\n', '')],
    fails: 'SAM-02.4',
    because: 'binaryMediaTypes is empty, so API Gateway reads the bytes of a form as text',
  },
  {
    name: 'the status of the function is not mapped (8)',
    template: [replace('        #set($context.responseOverride.status = $answer.statusCode)\n', '')],
    api: [replace("version: '1'", "version: '2'")],
    fails: 'SAM-02.4',
    because: 'the body says 404 and the status is 200: nothing maps statusCode to it',
  },
  {
    name: 'API Gateway’s own refusals have no CORS header (1)',
    api: [
      replace(
        `      gatewayresponse.header.Access-Control-Allow-Origin: { Fn::Sub: "'https://\${SiteDistribution.DomainName}'" }\n`,
        '',
      ),
    ],
    fails: 'SAM-02.5',
    because:
      'the gateway response DEFAULT_4XX has no header Access-Control-Allow-Origin, or a narrower one takes its place',
  },
  {
    name: 'OPTIONS is behind the authorizer (2)',
    api: [inside('/movies/{id}', '    options:\n', `    options:\n${admins}`)],
    fails: 'SAM-02.5',
    because:
      'OPTIONS /movies/{id} asks for COGNITO_USER_POOLS, and a browser sends no credentials with this question',
  },
  {
    name: 'every site may read the answers of a method',
    api: [inside('/movies', `{ Fn::Sub: "'https://\${SiteDistribution.DomainName}'" }`, '"\'*\'"')],
    fails: 'SAM-02.5',
    because: 'the star lets every site in',
  },
  {
    name: 'a template of Mappings was changed, and SAM makes no deployment (3)',
    template: [replace('$!answer.body', '$!{answer.body}')],
    fails: 'SAM-02.6',
    because:
      'the stage still serves an older deployment: POST /movies, GET /movies, PUT /movies/{id} and 4 more changed after it',
  },
  {
    name: 'SAM makes a second stage',
    template: [replace('    OpenApiVersion: 3.0.1\n', '    TracingEnabled: false\n')],
    fails: 'SAM-02.6',
    because: 'SAM makes a stage of this name for a definition of OpenAPI whose version it is not told',
    // The stage was made with a deployment and is no resource, so it stays.
    mend: ({ inStack }) => dropStage(inStack, 'Stage'),
  },
  {
    name: 'the stage has no limits',
    template: [replace(', ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200', ', MetricsEnabled: false')],
    fails: 'SAM-02.6',
    because: 'one caller can use up what the account has for all its APIs, and you pay for every request',
  },
];
