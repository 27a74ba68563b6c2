import {
  CreateDeploymentCommand,
  GetDeploymentsCommand,
  GetStagesCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AdminCreateUserCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import { apiId } from './apigw-breakages.ts';
import { type DeployedCourse, deployCourse, failuresOf } from './deployed-course.ts';

// Whole gradings, on a machine that is busy with other tests.
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
  expect(failuresOf(await deployed.grade(4))).toEqual([]);
  expect({ deployments: await deployments(), stages: await stages() }).toEqual(before);
});

it('removes what a killed grader left: users, app clients and pools of its own', async () => {
  const { cognito } = deployed.course.clients;
  const UserPoolId = await readPoolId(deployed.course);
  const name = 'ca9a51e5-0000-4000-8000-000000000000';
  await cognito.send(new CreateUserPoolCommand({ PoolName: name }));
  await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: name }));
  const Username = `${name}@example.com`;
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  await deployed.grade(5, { only: 'COGNITO-01.1' });
  const pools = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const clients = await cognito.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
  const users = await cognito.send(new ListUsersCommand({ UserPoolId }));
  expect(pools.UserPools?.map(({ Name }) => Name)).toEqual(['cinedb-ana-admins']);
  expect(clients.UserPoolClients?.map(({ ClientName }) => ClientName)).toEqual(['cinedb-ana-site']);
  expect(users.Users).toHaveLength(1);
});
