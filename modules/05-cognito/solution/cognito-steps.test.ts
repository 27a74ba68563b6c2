import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftovers } from '../../../commands/leftovers.ts';
import { cognitoEndpoint } from '../../../shared/cognito-address.ts';
import { request } from '../../../shared/http.ts';
import type { Step } from '../../../shared/step.ts';
import hostWebsite from '../../01-s3/solution/s3-01-website.ts';
import {
  steps as apiSteps,
  type DeployedCourse,
  jsonRequest,
} from '../../04-apigateway/testing/deployed-course.ts';
import { readClientId, readPoolId } from '../given/read-pool.ts';
import starterUserPool from '../starter/cognito-01-user-pool.ts';
import starterAppClient from '../starter/cognito-02-app-client.ts';
import starterAuthorizer from '../starter/cognito-03-authorizer.ts';
import starterSignIn from '../starter/cognito-04-sign-in.ts';
import { openApiCourse, password, steps } from '../testing/secured-course.ts';
import makeAppClient from './cognito-02-app-client.ts';

const starters: Step[] = [starterUserPool, starterAppClient, starterAuthorizer, starterSignIn];

let on: DeployedCourse;

beforeAll(async () => {
  on = await openApiCourse();
});
afterAll(() => on.close());

describe('the starters', () => {
  it('change nothing', async () => {
    expect(await on.changesOf(starters)).toEqual([]);
    expect(await leftovers(on.course, [5])).toEqual([]);
  });
});

describe('the steps', () => {
  it('say which step comes before, when it is missing', async () => {
    const missing = { code: 'step', remedy: 'Do COGNITO-01 first.' };
    await expect(on.changesOf([makeAppClient])).rejects.toMatchObject(missing);
  });

  it('close the admin methods and leave the others open, and say nowhere what the password is', async () => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const report = { did: say, same: say, note: say, progress() {} };
    for (const step of steps) await step({ ...on.course, report });
    expect(said.join('\n')).toMatch(/^made user pool /);
    expect(said.join('\n')).not.toContain(password);
    expect((await on.ask('GET', '/movies')).status).toBe(200);
    for (const [verb, path] of [
      ['GET', '/admin'],
      ['POST', '/movies'],
      ['PUT', '/movies/1'],
      ['DELETE', '/movies/1'],
    ] as const) {
      const { status, headers } = await on.ask(verb, path, jsonRequest({}));
      expect({ path, status }).toEqual({ path, status: 401 });
      expect(headers['access-control-allow-origin']).toBe(on.origin);
      const preflight = await on.ask('OPTIONS', path, { headers: { 'access-control-request-method': verb } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers['access-control-allow-headers']).toContain('Authorization');
    }
  });

  it('change nothing when they run again', async () => {
    expect(await on.changesOf(steps)).toEqual([]);
  });

  it('make an administrator who is confirmed, verified and in the group', async () => {
    const found = await on.course.clients.cognito.send(
      new AdminGetUserCommand({ UserPoolId: await readPoolId(on.course), Username: 'ana@example.com' }),
    );
    expect(found).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true });
    expect(found.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('put where the pool is into config.json, beside the address of the API', async () => {
    const { course } = on;
    const { port } = new URL(String(course.config.endpoint));
    const expected = {
      apiUrl: await on.apiUrl(),
      userPool: {
        id: await readPoolId(course),
        clientId: await readClientId(course, await readPoolId(course)),
        endpoint: cognitoEndpoint(course.config),
        signInPage: `https://${course.names.userPoolDomain}.auth.us-east-1.localhost:${port}`,
      },
    };
    expect(JSON.parse((await request(`${on.origin}/config.json`)).text())).toEqual(expected);
    const library = await request(`${on.origin}/js/cognito.js`);
    expect(library.headers['content-type']).toMatch(/^text\/javascript/);
    expect(library.text()).toContain('CognitoUserPool');
  });

  it('are not undone by modules 1 and 4, which find nothing to change either', async () => {
    expect(await on.changesOf([hostWebsite, ...apiSteps])).toEqual([]);
    expect((await on.ask('GET', '/admin')).status).toBe(401);
  });
});
