import { UpdateAuthorizerCommand } from '@aws-sdk/client-api-gateway';
import {
  AdminCreateUserCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { findAuthorizer } from '../../modules/05-cognito/given/find-authorizer.ts';
import { readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import { removePools } from '../../modules/05-cognito/given/remove-pools.ts';
import { apiId, redeploy } from './apigw-breakages.ts';
import { changeClient, changePool, clientPlace } from './cognito-breakages.ts';
import { openPoolOfNames } from './cognito-other-pool.ts';
import { editSite } from './cognito-site.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';

// Two gradings and a repair, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  deployed = await deployCourse(5);
});
afterEach(() => deployed.repair());
afterAll(async () => {
  vi.unstubAllEnvs();
  await deployed.close();
});

async function expectAllPass(module = 5): Promise<void> {
  const result = await deployed.grade(module);
  expect(failuresOf(result)).toEqual([]);
  expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pass']));
  expect(result.canaries.left).toEqual([]);
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
it('takes other flows besides, shorter tokens and the callback of a developer', async () => {
  const { course } = deployed;
  const describe = new DescribeUserPoolClientCommand(await clientPlace(course));
  const { UserPoolClient } = await course.clients.cognito.send(describe);
  await changeClient(course, {
    ExplicitAuthFlows: [
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    ],
    IdTokenValidity: 15,
    AccessTokenValidity: 10,
    RefreshTokenValidity: 8,
    TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'hours' },
    CallbackURLs: [...(UserPoolClient?.CallbackURLs ?? []), 'http://localhost:3000/signed-in.html'],
  });
  await expectAllPass();
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
it('takes a pool whose users have names, and their addresses as aliases', async () => {
  await openPoolOfNames(deployed.course, { AliasAttributes: ['email'] });
  await expectAllPass();
  await removePools(deployed.course);
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
it('takes another plan, longer passwords and a second way to recover them', async () => {
  await changePool(deployed.course, {
    UserPoolTier: 'LITE',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 20,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
      },
    },
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Name: 'verified_phone_number', Priority: 2 },
        { Name: 'verified_email', Priority: 1 },
      ],
    },
  });
  await expectAllPass();
});

// https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
it('takes an authorizer that looks at the audience, and module 4 is still graded', async () => {
  const { course } = deployed;
  const restApiId = await apiId(course);
  const authorizerId = (await findAuthorizer(course, restApiId))?.id;
  const { ClientId: value } = await clientPlace(course);
  const change = async (audience: string) => {
    const patchOperations = [
      { op: 'replace' as const, path: '/identityValidationExpression', value: audience },
      { op: 'replace' as const, path: '/name', value: audience ? 'audience' : course.names.authorizerName },
    ];
    await course.clients.apigateway.send(
      new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations }),
    );
    await redeploy(course);
  };
  await change(value);
  await expectAllPass();
  await expectAllPass(4);
  await change('');
});

// https://developer.mozilla.org/en-US/docs/Web/API/Location/href
it('takes a session.js that leaves the page in another way', async () => {
  await editSite(deployed.course, 'js/session.js', ['location.assign(', 'window.location.href = (']);
  await deployed.settle();
  await expectAllPass();
});

// Whatever is wrong there is for module 5 to tell.
it('grades module 4 though the client of the site lets nobody in', async () => {
  await changeClient(deployed.course, {
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'],
  });
  await expectAllPass(4);
});

it('costs module 4 nothing when the pool is gone', async () => {
  await removePools(deployed.course);
  const { checks } = await deployed.grade(4, { only: 'APIGW-01.2' });
  const fault = { remedy: 'Run  npm run verify -- --module 5' };
  expect(checks.at(-1)).toMatchObject({ verdict: 'error', fault });
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
