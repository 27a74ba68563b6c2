import { invalidParameter } from './refusals.ts';

/** Names of this very machine, where http is allowed for tests. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

interface Addresses {
  CallbackURLs?: string[];
  LogoutURLs?: string[];
  DefaultRedirectURI?: string;
}

/**
 * Where the hosted pages may send a browser: absolute addresses without a fragment, https or an app's own scheme.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-CallbackURLs
 *
 * @throws AwsError InvalidParameterException
 */
export function checkUrls({ CallbackURLs = [], LogoutURLs = [], DefaultRedirectURI }: Addresses): void {
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url);
  if (DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI)) {
    throw invalidParameter('DefaultRedirectURI must be in the list of CallbackURLs.');
  }
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw invalidParameter(`${text} is not a valid absolute URI.`);
  if (text.includes('#')) throw invalidParameter(`${text} cannot include a fragment.`);
  if (url.protocol === 'http:' && !LOCAL.test(url.hostname)) {
    throw invalidParameter(`${text} cannot use the HTTP protocol.`);
  }
}
