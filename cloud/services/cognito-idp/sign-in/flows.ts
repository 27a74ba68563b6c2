import { type AwsError, notImplemented } from '../../../errors.ts';
import { invalidParameter } from '../refusals.ts';
import type { UserPoolClientRecord } from '../state.ts';

/** What a sign-in can begin with. */
export type Flow = 'srp' | 'password' | 'adminPassword' | 'refresh';

/** An AuthFlow of the API: what it is, which settings allow it, and how a client without them is refused. */
interface FlowRule {
  flow?: Flow;
  allowedBy: readonly string[];
  refusal: string;
  /** Administrators only: a user's own call is refused. */
  admin?: true;
}

const LEGACY_CUSTOM = 'CUSTOM_AUTH_FLOW_ONLY';
const ADMIN_RULE = {
  flow: 'adminPassword',
  allowedBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  refusal: 'Auth flow not enabled for this client',
  admin: true,
} as const;
const REFRESH_RULE = {
  flow: 'refresh',
  allowedBy: ['ALLOW_REFRESH_TOKEN_AUTH'],
  refusal: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
} as const;

const rules: Record<string, FlowRule> = {
  USER_SRP_AUTH: {
    flow: 'srp',
    allowedBy: ['ALLOW_USER_SRP_AUTH'],
    refusal: 'USER_SRP_AUTH is not enabled for the client.',
  },
  USER_PASSWORD_AUTH: {
    flow: 'password',
    allowedBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
    refusal: 'USER_PASSWORD_AUTH flow not enabled for this client',
  },
  ADMIN_USER_PASSWORD_AUTH: ADMIN_RULE,
  ADMIN_NO_SRP_AUTH: ADMIN_RULE,
  REFRESH_TOKEN: REFRESH_RULE,
  REFRESH_TOKEN_AUTH: REFRESH_RULE,
  CUSTOM_AUTH: {
    allowedBy: ['ALLOW_CUSTOM_AUTH', LEGACY_CUSTOM],
    refusal: 'CUSTOM_AUTH is not enabled for the client.',
  },
  USER_AUTH: { allowedBy: ['ALLOW_USER_AUTH'], refusal: 'USER_AUTH flow not enabled for this client' },
};

/** What a client allows that names nothing. */
const DEFAULT_FLOWS: readonly string[] = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

/**
 * What an AuthFlow means to a client that allows it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 *
 * @param byAdmin whether AWS credentials sign the call
 * @throws AwsError InvalidParameterException, and NotImplemented for flows that need Lambda triggers or passkeys
 */
export function flowOf(client: UserPoolClientRecord, authFlow: string, byAdmin: boolean): Flow {
  const rule = rules[authFlow];
  if (!rule || (rule.admin && !byAdmin)) throw invalidParameter('Initiate Auth method not supported.');
  if (!rule.allowedBy.some((setting) => allowedFlows(client).includes(setting))) throw refused(rule);
  if (!rule.flow) throw notImplemented(`the authentication flow ${authFlow}`);
  return rule.flow;
}

/** @throws AwsError InvalidParameterException for a client without the refresh flow */
export function checkRefreshAllowed(client: UserPoolClientRecord): void {
  flowOf(client, 'REFRESH_TOKEN_AUTH', false);
}

/** The old settings without ALLOW_ leave SRP and refresh on, unless custom sign-in is to be the only one. */
function allowedFlows({ ExplicitAuthFlows }: UserPoolClientRecord): readonly string[] {
  if (!ExplicitAuthFlows?.length) return DEFAULT_FLOWS;
  if (ExplicitAuthFlows.some((setting) => setting.startsWith('ALLOW_'))) return ExplicitAuthFlows;
  if (ExplicitAuthFlows.includes(LEGACY_CUSTOM)) return [LEGACY_CUSTOM, 'ALLOW_REFRESH_TOKEN_AUTH'];
  return [...ExplicitAuthFlows, 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
}

function refused({ refusal }: FlowRule): AwsError {
  return invalidParameter(refusal);
}
