import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { invalidParameter } from './refusals.ts';
import { prefixOf } from './shown-pool.ts';
import { type DomainRecord, domains } from './state.ts';

const RESERVED = ['aws', 'amazon', 'cognito'];
const HOSTED_UI = 1;
/** As AWS's model writes it, and AWS's message repeats it. */
const PREFIX = '^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html */
export const handlers = {
  CreateUserPoolDomain({ Domain: domain, UserPoolId, ManagedLoginVersion }, call) {
    checkPrefix(domain);
    const pool = findPool(call, UserPoolId);
    checkVersion(call, ManagedLoginVersion);
    const word = RESERVED.find((reserved) => domain.includes(reserved));
    if (word) throw invalidParameter(`Domain cannot contain reserved word: ${word}`);
    if (prefixOf(call.cloud, pool.id)) throw invalidParameter('User pool already has a domain configured.');
    if (domains(call.cloud).has(key(call, domain))) {
      throw invalidParameter('Domain already associated with another user pool.');
    }
    const { account, region } = call;
    const record = { domain, poolId: pool.id, account, region, managedLoginVersion: HOSTED_UI };
    domains(call.cloud).set(key(call, domain), record);
    return { ManagedLoginVersion: HOSTED_UI };
  },

  DescribeUserPoolDomain({ Domain }, call) {
    const found = domains(call.cloud).get(key(call, Domain));
    return { DomainDescription: found?.account === call.account ? shown(found) : {} };
  },

  UpdateUserPoolDomain({ Domain, UserPoolId, ManagedLoginVersion }, call) {
    findDomain(call, UserPoolId, Domain);
    checkVersion(call, ManagedLoginVersion);
    return { ManagedLoginVersion: HOSTED_UI };
  },

  DeleteUserPoolDomain({ Domain, UserPoolId }, call) {
    findDomain(call, UserPoolId, Domain);
    domains(call.cloud).delete(key(call, Domain));
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateUserPoolDomain: ['Domain', 'UserPoolId', 'ManagedLoginVersion'],
  DescribeUserPoolDomain: ['Domain'],
  UpdateUserPoolDomain: ['Domain', 'UserPoolId', 'ManagedLoginVersion'],
  DeleteUserPoolDomain: ['Domain', 'UserPoolId'],
};

function key({ region }: Call, domain: string): string {
  return `${region}/${domain}`;
}

/** Only a domain of one's own may have dots, and such a domain is refused by name: it wants `CustomDomainConfig`. */
function checkPrefix(domain: string): void {
  if (new RegExp(PREFIX).test(domain)) return;
  throw invalidParameter(
    `1 validation error detected: Value '${domain}' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PREFIX}`,
  );
}

/** The pages of the newer managed login are not modelled, which version 2 would show. */
function checkVersion({ operation }: Call, version = HOSTED_UI): void {
  if (version !== HOSTED_UI)
    throw notImplemented(`the value ${version} of ManagedLoginVersion in ${operation}`);
}

function findDomain(call: Call, poolId: string, domain: string): void {
  if (domains(call.cloud).get(key(call, domain))?.poolId !== findPool(call, poolId).id) {
    throw invalidParameter('No such domain or user pool exists.');
  }
}

function shown({ domain, poolId, account, managedLoginVersion }: DomainRecord): Sdk.DomainDescriptionType {
  return {
    UserPoolId: poolId,
    AWSAccountId: account,
    Domain: domain,
    Status: 'ACTIVE',
    ManagedLoginVersion: managedLoginVersion,
  };
}
