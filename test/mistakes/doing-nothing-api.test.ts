import {
  GetMethodCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { routes } from '../../modules/04-apigateway/given/routes.ts';
import { methodAt, redeploy } from './apigw-breakages.ts';
import { takeScriptsAway } from './bare-site.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { earnedBy } from './marks.ts';

// Whole gradings of modules 4 and 5, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  deployed = await deployCourse(5);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await deployed.close();
});

const earned = async (module: number) => earnedBy(await deployed.grade(module));

it('a site without code signs nobody in', async () => {
  await takeScriptsAway(deployed.course);
  await deployed.settle();
  const { passed } = await earned(5);
  // config.json names the pool and the client: that is COGNITO-04.1, and all.
  expect(passed.filter((id) => id.startsWith('COGNITO-04'))).toEqual(['COGNITO-04.1']);
});

it('an API that answers by itself, whatever is asked, earns its name and its refusals', async () => {
  for (const { verb, path } of routes) await answerAlways(`${verb} ${path}`);
  await redeploy(deployed.course);
  // It is there with its tags, and the site may read what API Gateway refuses.
  expect(await earned(4)).toEqual({ passed: ['APIGW-01.1', 'APIGW-03.3'], points: 9 });
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html */
async function answerAlways(route: string): Promise<void> {
  const { apigateway } = deployed.course.clients;
  const at = await methodAt(deployed.course, route as Parameters<typeof methodAt>[1]);
  const { methodIntegration } = await apigateway.send(new GetMethodCommand(at));
  const [now] = Object.values(methodIntegration?.integrationResponses ?? {});
  const requestTemplates = { 'application/json': '{"statusCode": 200}' };
  await apigateway.send(new PutIntegrationCommand({ ...at, type: 'MOCK', requestTemplates }));
  const responseTemplates = { 'application/json': '{"movies": [{"id": "1", "title": "Metropolis"}]}' };
  const { responseParameters } = now ?? {};
  const response = { ...at, statusCode: '200', responseParameters, responseTemplates };
  await apigateway.send(new PutIntegrationResponseCommand(response));
}
