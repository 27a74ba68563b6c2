import { CreateDeploymentCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, afterEach, beforeAll, it, vi } from 'vitest';
import { paths } from '../../modules/04-apigateway/given/routes.ts';
import { apiId, changeGatewayResponse, changeResponse, redeploy, setHeader } from './apigw-breakages.ts';
import {
  addPermission,
  allowSiteIn,
  changePermission,
  patchStage,
  removePermission,
  useProxy,
} from './apigw-patches.ts';
import { addAbout, answerAsConsole, changeRequests, wantTitle } from './apigw-variant-edits.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';

let deployed: DeployedCourse;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  deployed = await deployCourse(4);
});
afterEach(() => deployed.repair());
afterAll(async () => {
  vi.unstubAllEnvs();
  await deployed.close();
});

async function expectAllPass(): Promise<void> {
  const result = await deployed.grade(4);
  expectFullMarks(result);
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
it('takes a permission that is for the stage prod alone', async () => {
  const source = `arn:aws:execute-api:us-east-1:000000000000:${await apiId(deployed.course)}/prod/GET/movies/*`;
  await changePermission(deployed.course, 'getMovie', 'cinedb-api-get-movies-id', source);
  await expectAllPass();
});

it('takes one permission for all methods of the API', async () => {
  const source = `arn:aws:execute-api:us-east-1:000000000000:${await apiId(deployed.course)}/*/*/*`;
  await changePermission(deployed.course, 'getMovie', 'cinedb-api-get-movies-id', source);
  await expectAllPass();
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
it('takes 404 for a path that is not there', async () => {
  await changeGatewayResponse(deployed.course, 'MISSING_AUTHENTICATION_TOKEN', ({ responseParameters }) => ({
    statusCode: '404',
    responseParameters,
    responseTemplates: { 'application/json': '{"title":"Not found","status":404,"detail":"No such path."}' },
  }));
  await expectAllPass();
});

it('takes other limits, and a preflight that allows more', async () => {
  await patchStage(deployed.course, { op: 'replace', path: '/*/*/throttling/rateLimit', value: '50' });
  const methods = "'GET,POST,PUT,DELETE,OPTIONS,PATCH'";
  await setHeader(deployed.course, 'OPTIONS /movies/{id}', 'Access-Control-Allow-Methods', methods);
  await expectAllPass();
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
it('takes proxy integrations wherever no form is sent, and CORS headers from the functions', async () => {
  const { course } = deployed;
  const plain = { listMovies: 'list-movies', getMovie: 'get-movie', posterUrl: 'poster-url' } as const;
  for (const [key, source] of Object.entries(plain)) {
    await allowSiteIn(course, key as keyof typeof plain, source);
  }
  await useProxy(course, 'GET /movies', 'GET /movies/{id}', 'GET /admin', 'GET /posters');
  await redeploy(course);
  await expectAllPass();
  await deployed.repair(3);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
it('takes a template of its own for each method, which names what it hands on', async () => {
  const { course } = deployed;
  await changeRequests(course, 'GET /movies/{id}', `{"pathParameters": {"id": "$input.params('id')"}}`);
  const query = (names: string[]) =>
    `{"queryStringParameters": {${names.map((name) => `"${name}": "$util.escapeJavaScript($input.params('${name}'))"`).join(', ')}}}`;
  await changeRequests(course, 'GET /movies', query(['limit', 'nextToken']));
  await changeRequests(course, 'GET /admin', query(['limit', 'nextToken']));
  await changeRequests(course, 'GET /posters', query(['poster', 'expiresIn']));
  const response = `#set($root = $input.path('$'))
#set($context.responseOverride.status = $root.statusCode)
#set($context.responseOverride.header.Content-Type = $root.headers.get('Content-Type'))
$root.body`;
  await changeResponse(course, 'GET /movies/{id}', () => ({
    responseTemplates: { 'application/json': response },
  }));
  await expectAllPass();
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors-console.html
it('takes the preflight of the console, and other names for permissions', async () => {
  const { course } = deployed;
  for (const path of paths) await answerAsConsole(course, path);
  const source = `arn:aws:execute-api:us-east-1:000000000000:${await apiId(course)}/*/GET/movies`;
  await removePermission(course, 'listMovies', 'cinedb-api-get-movies');
  await addPermission(course, 'listMovies', 'let-the-catalogue-in', source);
  await redeploy(course);
  await expectAllPass();
  await removePermission(course, 'listMovies', 'let-the-catalogue-in');
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
it('takes a model that bodies are held against, a resource more and a second stage', async () => {
  const { course } = deployed;
  await addAbout(course);
  await wantTitle(course, 'PUT /movies/{id}');
  const restApiId = await apiId(course);
  await course.clients.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'try' }));
  await redeploy(course);
  await expectAllPass();
});
