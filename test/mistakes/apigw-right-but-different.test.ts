import {
  CreateDeploymentCommand,
  GetDeploymentsCommand,
  GetStagesCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { apiId, changeGatewayResponse, setHeader } from './apigw-breakages.ts';
import { changePermission, patchStage } from './apigw-patches.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';

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
  expect(failuresOf(result)).toEqual([]);
  expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pass']));
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

// What a killed grader left goes too, with the deployment behind it.
it('leaves no stage and no deployment of its own behind, and the stage prod as it was', async () => {
  const { apigateway } = deployed.course.clients;
  const restApiId = await apiId(deployed.course);
  const deployments = async () => {
    const { items = [] } = await apigateway.send(new GetDeploymentsCommand({ restApiId }));
    return items.map(({ id }) => id).sort();
  };
  const stages = async () => {
    const { item = [] } = await apigateway.send(new GetStagesCommand({ restApiId }));
    return item.map(({ stageName, deploymentId }) => ({ stageName, deploymentId }));
  };
  const before = { deployments: await deployments(), stages: await stages() };
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'verify' }));
  await expectAllPass();
  expect({ deployments: await deployments(), stages: await stages() }).toEqual(before);
});
