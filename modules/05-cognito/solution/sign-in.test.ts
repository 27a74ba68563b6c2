import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodFields, png, posterFile } from '../../03-lambda/testing/events.ts';
import { type DeployedCourse, formRequest } from '../../04-apigateway/testing/deployed-course.ts';
import { readClientId, readPoolId } from '../given/read-pool.ts';
import { openApiCourse, password, steps } from '../testing/secured-course.ts';

let on: DeployedCourse;

beforeAll(async () => {
  on = await openApiCourse();
  await on.changesOf(steps);
});
afterAll(() => on.close());

/** Signs in by SRP with the browser library, as the site does. */
async function signIn(secret: string): Promise<CognitoUserSession> {
  const UserPoolId = await readPoolId(on.course);
  const ClientId = await readClientId(on.course, UserPoolId);
  const endpoint = `${on.course.config.endpoint}/`;
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
  const Username = on.course.administrator.email;
  const details = new AuthenticationDetails({ Username, Password: secret });
  return new Promise((onSuccess, onFailure) => {
    const newPasswordRequired = () => onFailure(new Error('the password is a temporary one'));
    const callbacks = { onSuccess, onFailure, newPasswordRequired };
    new CognitoUser({ Username, Pool }).authenticateUser(details, callbacks);
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
describe('the administrator', () => {
  it('signs in with the password that the course was told, and with no other', async () => {
    const claims = (await signIn(password)).getIdToken().decodePayload();
    expect(claims).toMatchObject({
      email: 'ana@example.com',
      email_verified: true,
      'cognito:groups': ['administrators'],
      token_use: 'id',
    });
    expect(claims.exp - claims.iat).toBe(3600);
    await expect(signIn('Correct-horse-8')).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  it('adds and deletes a film with the ID token', async () => {
    const headers = bearer((await signIn(password)).getIdToken().getJwtToken());
    const form = await formRequest(goodFields, posterFile(png('a', 300)));
    const added = await on.ask('POST', '/movies', { ...form, headers: { ...form.headers, ...headers } });
    expect(added).toMatchObject({ status: 201, json: { title: goodFields.title } });
    expect(await on.ask('GET', '/admin', { headers })).toMatchObject({ status: 200, json: { movies: [{}] } });
    expect((await on.ask('DELETE', `/movies/${added.json.id}`, { headers })).status).toBe(204);
  });

  // Mistake 20.
  it('is refused with the access token', async () => {
    const headers = bearer((await signIn(password)).getAccessToken().getJwtToken());
    const refused = await on.ask('GET', '/admin', { headers });
    expect(refused).toMatchObject({ status: 401, json: { detail: 'Unauthorized' } });
    expect(refused.headers['access-control-allow-origin']).toBe(on.origin);
  });
});
