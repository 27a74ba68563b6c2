import { UpdateAuthorizerCommand } from '@aws-sdk/client-api-gateway';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, afterEach, beforeAll, it, vi } from 'vitest';
import { findAuthorizer } from '../../modules/05-cognito/given/find-authorizer.ts';
import { removePools } from '../../modules/05-cognito/given/remove-pools.ts';
import { apiId, redeploy } from './apigw-breakages.ts';
import { changeClient, changePool, clientPlace } from './cognito-breakages.ts';
import { openPoolOfNames } from './cognito-other-pool.ts';
import { editSite } from './cognito-site.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';

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
  expectFullMarks(result);
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
