import {
  DeleteUserPoolClientCommand,
  DeleteUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';
import { addClient, changeClient, clientPlace } from './cognito-breakages.ts';
import type { Mistake } from './mistake.ts';

async function siteOf({ clients, names }: Course): Promise<string> {
  const found = await findDistribution(clients.cloudfront, names.distributionComment);
  return `https://${found?.DomainName}`;
}

async function removeClient(course: Course): Promise<void> {
  await course.clients.cognito.send(new DeleteUserPoolClientCommand(await clientPlace(course)));
}

export const clientMistakes: Mistake[] = [
  {
    name: 'there is no app client',
    break: removeClient,
    fails: 'COGNITO-02.1',
    because: 'the user pool has no app client of this name',
  },
  {
    name: 'the client has a secret (19)',
    break: async (course) => {
      const before = await clientPlace(course);
      await addClient(course, { GenerateSecret: true });
      await course.clients.cognito.send(new DeleteUserPoolClientCommand(before));
    },
    fails: 'COGNITO-02.1',
    because:
      'the browser library sends no SECRET_HASH, and a secret that it could use would be in the page for all to read',
  },
  {
    name: 'two clients have the same name',
    break: (course) => addClient(course, {}),
    fails: 'COGNITO-02.1',
    because: 'names of clients need not be unique, and the site knows one of them',
  },
  {
    name: 'the client does not allow SRP (21)',
    break: (course) =>
      changeClient(course, { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }),
    fails: 'COGNITO-02.2',
    because: 'ExplicitAuthFlows is ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, without ALLOW_USER_SRP_AUTH',
  },
  {
    name: 'the client does not allow the refresh (21)',
    break: (course) => changeClient(course, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    fails: 'COGNITO-02.2',
    because:
      'ExplicitAuthFlows is ALLOW_USER_SRP_AUTH, and the refresh is refused: everybody is signed out after an hour',
  },
  {
    name: 'the client takes the password itself',
    break: (course) =>
      changeClient(course, {
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      }),
    fails: 'COGNITO-02.2',
    because:
      'ExplicitAuthFlows is ALLOW_USER_PASSWORD_AUTH, ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH, so whoever calls Cognito may send the password itself',
  },
  {
    name: 'the client tells who has an account',
    break: (course) => changeClient(course, { PreventUserExistenceErrors: 'LEGACY' }),
    fails: 'COGNITO-02.3',
    because: 'PreventUserExistenceErrors is LEGACY, so anybody may try out who has an account',
  },
  {
    name: 'tokens live for a day',
    break: (course) =>
      changeClient(course, {
        IdTokenValidity: 24,
        TokenValidityUnits: { IdToken: 'hours', AccessToken: 'minutes', RefreshToken: 'days' },
      }),
    fails: 'COGNITO-02.7',
    because: 'whoever gets hold of it may use it as long as it lives',
  },
  {
    name: 'refresh tokens live for a month',
    break: (course) => changeClient(course, { RefreshTokenValidity: 30 }),
    fails: 'COGNITO-02.7',
    because: 'whoever gets hold of it may use it as long as it lives',
  },
  {
    name: 'refresh tokens cannot be revoked',
    break: (course) => changeClient(course, { EnableTokenRevocation: false }),
    fails: 'COGNITO-02.7',
    because: 'EnableTokenRevocation is off, so signing out takes nothing away',
  },
];

export const hostedMistakes: Mistake[] = [
  {
    name: 'the callback address has a slash too many',
    break: async (course) =>
      changeClient(course, { CallbackURLs: [`${await siteOf(course)}/signed-in.html/`] }),
    fails: 'COGNITO-02.4',
    because:
      'CallbackURLs has https://SITE/signed-in.html/, and the slash at its end makes another address of it',
  },
  {
    name: 'the callback address is that of another site',
    break: (course) => changeClient(course, { CallbackURLs: ['https://cinedb.example/signed-in.html'] }),
    fails: 'COGNITO-02.4',
    because:
      'CallbackURLs is https://cinedb.example/signed-in.html, and the site sends https://SITE/signed-in.html: they are compared letter by letter',
  },
  {
    name: 'the OAuth settings are not switched on',
    break: (course) =>
      changeClient(course, {
        AllowedOAuthFlowsUserPoolClient: false,
        AllowedOAuthFlows: [],
        AllowedOAuthScopes: [],
      }),
    fails: 'COGNITO-02.4',
    because: 'AllowedOAuthFlowsUserPoolClient is not set, and without it no OAuth setting counts',
  },
  {
    name: 'the client has the implicit flow alone',
    break: (course) => changeClient(course, { AllowedOAuthFlows: ['implicit'] }),
    fails: 'COGNITO-02.4',
    because: 'AllowedOAuthFlows is implicit, without code',
  },
  {
    name: 'the hosted page has no domain',
    break: async (course) => {
      const UserPoolId = await readPoolId(course);
      const Domain = course.names.userPoolDomain;
      await course.clients.cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    },
    fails: 'COGNITO-02.4',
    because: 'the pool has no domain, so there is no hosted page',
  },
  {
    name: 'the scope openid is missing',
    break: (course) =>
      changeClient(course, { AllowedOAuthScopes: [`${course.names.resourceServer}/movies.write`] }),
    fails: 'COGNITO-02.4',
    because: 'AllowedOAuthScopes does not have openid, and only with it Cognito says who somebody is',
  },
  {
    name: 'another site gets codes too',
    break: async (course) => {
      const CallbackURLs = [
        `${await siteOf(course)}/signed-in.html`,
        'https://cinedb.example/signed-in.html',
      ];
      await changeClient(course, { CallbackURLs });
    },
    fails: 'COGNITO-02.5',
    because:
      'CallbackURLs has https://cinedb.example/signed-in.html, and whoever answers there gets the codes of your users',
  },
  {
    name: 'the implicit flow is allowed too',
    break: (course) => changeClient(course, { AllowedOAuthFlows: ['code', 'implicit'] }),
    fails: 'COGNITO-02.5',
    because:
      'AllowedOAuthFlows has implicit, and addresses end up in histories and logs, the token with them',
  },
  {
    name: 'the scope movies.write is missing',
    break: (course) => changeClient(course, { AllowedOAuthScopes: ['openid', 'email', 'profile'] }),
    fails: 'COGNITO-02.6',
    because: 'AllowedOAuthScopes is openid, email, profile',
  },
];
