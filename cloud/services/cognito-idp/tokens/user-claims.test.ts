import { describe, expect, it } from 'vitest';
import { freshUser } from '../fresh-user.ts';
import type { UserPoolClientRecord } from '../state.ts';
import { attributeClaims } from './user-claims.ts';

const client: UserPoolClientRecord = { ClientId: 'a', UserPoolId: 'p', createdAt: 0, lastModifiedAt: 0 };
const attributes = {
  sub: 's',
  email: 'ana@example.com',
  email_verified: 'true',
  phone_number: '+431234',
  phone_number_verified: 'false',
  address: 'Vienna',
  'custom:seat': '7',
};
const user = freshUser({ sub: 's', username: 'ana', status: 'CONFIRMED', attributes }, 0);
const names = (scopes?: string[], as = client) => Object.keys(attributeClaims(as, user, scopes)).sort();
const STANDARD = ['address', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'sub'];

// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
describe('a user’s attributes as claims', () => {
  it('are those that the client may read, in their own types', () => {
    expect(names()).toEqual(STANDARD);
    expect(names(undefined, { ...client, ReadAttributes: ['email', 'custom:seat'] })).toEqual([
      'custom:seat',
      'email',
      'sub',
    ]);
    expect(attributeClaims(client, user)).toMatchObject({
      email_verified: true,
      phone_number_verified: false,
      address: { formatted: 'Vienna' },
    });
  });

  it('are narrowed by the scopes beside openid', () => {
    expect(names(['openid'])).toEqual(STANDARD);
    expect(names(['openid', 'email'])).toEqual(['email', 'email_verified', 'sub']);
    expect(names(['openid', 'phone'])).toEqual(['phone_number', 'phone_number_verified', 'sub']);
    expect(names(['openid', 'email', 'profile'])).toEqual(STANDARD);
    expect(names(['openid', 'movies/write'])).toEqual(STANDARD);
  });
});
