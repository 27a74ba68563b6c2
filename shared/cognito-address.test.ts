import { describe, expect, it } from 'vitest';
import { cognitoEndpoint, signInPage, userPoolIssuer } from './cognito-address.ts';

const onAws = { region: 'eu-west-1' };
const local = { region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' };

// https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html
describe('the addresses of Cognito', () => {
  it("have AWS's domains on AWS", () => {
    expect(cognitoEndpoint(onAws)).toBe('https://cognito-idp.eu-west-1.amazonaws.com/');
    expect(userPoolIssuer(onAws, 'eu-west-1_aB3')).toBe(
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3',
    );
    expect(signInPage(onAws, 'films')).toBe('https://films.auth.eu-west-1.amazoncognito.com');
  });

  it("have the embedded cloud's port on the embedded cloud", () => {
    expect(cognitoEndpoint(local)).toBe('https://cognito-idp.us-east-1.localhost:4566/');
    expect(userPoolIssuer(local, 'us-east-1_aB3')).toBe(
      'https://cognito-idp.us-east-1.localhost:4566/us-east-1_aB3',
    );
    expect(signInPage(local, 'films')).toBe('https://films.auth.us-east-1.localhost:4566');
  });
});
