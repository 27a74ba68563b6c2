// COGNITO-02: the scope for changing films, the app client of the site, and the domain of the sign-in page.
import {
  CreateResourceServerCommand,
  DescribeResourceServerCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import { type ClientSettings, ensureClient } from '../given/ensure-client.ts';
import { ensureDomain } from '../given/ensure-domain.ts';
import { readPoolId } from '../given/read-pool.ts';

const WRITE = { ScopeName: 'movies.write', ScopeDescription: 'Add, change and delete films' };

export default async function makeAppClient(course: Course): Promise<void> {
  const poolId = await readPoolId(course);
  // First, because a client may name only scopes that there are.
  await ensureResourceServer(course, poolId);
  await ensureClient(course, poolId, clientSettings(course, await siteAddress(course)));
  await ensureDomain(course, poolId);
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
function clientSettings({ names }: Course, site: string): ClientSettings {
  return {
    // The password never leaves the browser (SRP), and a session may go on without it (refresh). No other way in.
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    // For the hosted page: the browser gets a code, and changes it for tokens with PKCE. `implicit` would put the
    // tokens themselves into an address.
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile', `${names.resourceServer}/${WRITE.ScopeName}`],
    SupportedIdentityProviders: ['COGNITO'],
    // Compared letter by letter, with what the site sends.
    CallbackURLs: [`${site}/signed-in.html`],
    LogoutURLs: [`${site}/index.html`],
    // A wrong name and a wrong password get the same answer, so that nobody can try out who has an account.
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    IdTokenValidity: 60,
    AccessTokenValidity: 60,
    RefreshTokenValidity: 1,
    TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'days' },
  };
}

/** The scheme and host of the site's pages, without a slash at the end. */
async function siteAddress({ clients, names }: Course): Promise<string> {
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  if (distribution?.DomainName) return `https://${distribution.DomainName}`;
  throw new CourseError('step', 'There is no CloudFront distribution.', 'Do S3-02 of module 1 first.');
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html */
async function ensureResourceServer({ clients, names, report }: Course, UserPoolId: string): Promise<void> {
  const server = { UserPoolId, Identifier: names.resourceServer };
  const wanted = { Name: 'CineDB API', Scopes: [WRITE] };
  const found = await ifExists(
    clients.cognito.send(new DescribeResourceServerCommand(server)),
    'ResourceNotFoundException',
  );
  if (holds(found?.ResourceServer, wanted)) {
    return report.same(`scope ${server.Identifier}/${WRITE.ScopeName} exists`);
  }
  const Command = found ? UpdateResourceServerCommand : CreateResourceServerCommand;
  await clients.cognito.send(new Command({ ...server, ...wanted }));
  report.did(`${found ? 'corrected' : 'made'} resource server ${server.Identifier} with its scope`);
}
