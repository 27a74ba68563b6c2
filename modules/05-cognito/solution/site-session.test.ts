import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSessionStage, prefix, type SessionStage, token } from '../testing/session-stage.ts';

let on: SessionStage;
beforeEach(async () => {
  on = await openSessionStage();
});
afterEach(() => on.close());

/** Keeps tokens as the library does: https://github.com/aws-amplify/amplify-js/tree/v5-stable/packages/amazon-cognito-identity-js */
function keep(seconds: number): string {
  const idToken = token(seconds);
  on.kept.set(`${prefix}.LastAuthUser`, 'sub1');
  on.kept.set(`${prefix}.sub1.idToken`, idToken);
  on.kept.set(`${prefix}.sub1.accessToken`, token(seconds));
  on.kept.set(`${prefix}.sub1.refreshToken`, 'refresh1');
  on.kept.set(`${prefix}.sub1.clockDrift`, '0');
  return idToken;
}

const refusal = (type: string, message: string) => () =>
  Response.json({ __type: type, message }, { status: 400 });

describe('idToken', () => {
  it('is nothing for a visitor, who does not even load the library', async () => {
    await rm(join(on.site.folder, 'js', 'cognito.js'));
    expect(await on.session.idToken()).toBeUndefined();
    expect(await on.session.signedIn()).toBe(false);
    expect(on.asked).toEqual([]);
  });

  it('is the one kept, as long as it is good for another minute', async () => {
    const idToken = keep(90);
    expect(await on.session.idToken()).toBe(idToken);
    expect(on.asked).toEqual([]);
  });

  it('is the one kept on a computer whose clock is an hour ahead of Cognito’s', async () => {
    const idToken = keep(-60);
    on.kept.set(`${prefix}.sub1.clockDrift`, '3600');
    expect(await on.session.idToken()).toBe(idToken);
    expect(on.asked).toEqual([]);
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
  it.each([50, -10])(
    'is a new one when %i seconds are left, by one refresh for all who ask',
    async (left) => {
      keep(left);
      const fresh = token(3600);
      on.answers.InitiateAuth = () =>
        Response.json({ AuthenticationResult: { IdToken: fresh, AccessToken: token(3600) } });
      expect(await Promise.all([on.session.idToken(), on.session.idToken(), on.session.signedIn()])).toEqual([
        fresh,
        fresh,
        true,
      ]);
      expect(on.asked).toHaveLength(1);
      expect(on.asked[0]?.body).toMatchObject({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        ClientId: 'client1',
        AuthParameters: { REFRESH_TOKEN: 'refresh1' },
      });
      expect(await on.session.idToken()).toBe(fresh);
      expect(on.kept.get(`${prefix}.sub1.refreshToken`)).toBe('refresh1');
      expect(on.asked).toHaveLength(1);
    },
  );

  it('is nothing once the refresh was refused, which is asked once and forgotten', async () => {
    keep(-10);
    on.answers.InitiateAuth = refusal('NotAuthorizedException', 'Refresh Token has been revoked');
    expect(await on.session.idToken()).toBeUndefined();
    expect(await on.session.signedIn()).toBe(false);
    expect(on.asked).toHaveLength(1);
    expect(on.kept.size).toBe(0);
  });

  it.each(['LastAuthUser', 'sub1.idToken', 'sub1.refreshToken'])('is nothing without %s', async (name) => {
    keep(-10);
    on.kept.delete(`${prefix}.${name}`);
    expect(await on.session.idToken()).toBeUndefined();
    expect(on.asked).toEqual([]);
  });

  it('fails without a network, and forgets nothing', async () => {
    keep(-10);
    await expect(on.session.idToken()).rejects.toMatchObject({ code: 'NetworkError' });
    expect(on.kept.get(`${prefix}.sub1.refreshToken`)).toBe('refresh1');
  });
});

describe('signOut', () => {
  it('revokes the refresh token and forgets everything', async () => {
    keep(3600);
    on.answers.RevokeToken = () => Response.json({});
    expect(await on.session.signOut()).toBe('/index.html');
    expect(on.asked).toEqual([{ what: 'RevokeToken', body: { Token: 'refresh1', ClientId: 'client1' } }]);
    expect(on.kept.size).toBe(0);
    expect(await on.session.idToken()).toBeUndefined();
  });

  it('forgets without a network too', async () => {
    keep(-10);
    expect(await on.session.signOut()).toBe('/index.html');
    expect(on.kept.size).toBe(0);
  });
});
