// COGNITO-02: the scope for changing films, the app client of the site, and the domain of the sign-in page.
import type { Course } from '../../../shared/step.ts';

export default async function makeAppClient(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: the pool's id is readPoolId(course) of ../given/read-pool.ts. Make the resource server names.resourceServer
  //   with the scope movies.write: DescribeResourceServerCommand, CreateResourceServerCommand. It comes first, because a
  //   client may name only scopes that there are.
  //   https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
  report.note(`TODO 1: the resource server ${names.resourceServer}`);

  // TODO 2: the app client: ensureClient(course, poolId, settings) of ../given/ensure-client.ts makes one without a
  //   secret. Which ExplicitAuthFlows does the browser need, for signing in with SRP and for staying signed in? For the
  //   hosted page: the code flow and no other, the scopes openid, email, profile and RESOURCE_SERVER/movies.write,
  //   SupportedIdentityProviders COGNITO, CallbackURLs [SITE/signed-in.html], LogoutURLs [SITE/index.html]. SITE is
  //   https:// and the distribution's DomainName (findDistribution in shared/find-distribution.ts).
  //   https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  report.note(`TODO 2: the app client ${names.userPoolClientName}`);

  // TODO 3: in the same settings: PreventUserExistenceErrors ENABLED, EnableTokenRevocation, and how long tokens live:
  //   ID and access tokens 60 minutes, refresh tokens 1 day. Mind TokenValidityUnits.
  report.note('TODO 3: what a stranger learns, and how long tokens live');

  // TODO 4: the domain of the hosted page: ensureDomain(course, poolId) of ../given/ensure-domain.ts.
  report.note(`TODO 4: the domain ${names.userPoolDomain}`);
}
