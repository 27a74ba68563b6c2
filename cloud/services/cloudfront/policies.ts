import { randomUUID } from 'node:crypto';
import type { Call, Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { checkQuantities } from './check-quantities.ts';
import { newId } from './ids.ts';
import { requireVersion } from './if-match.ts';
import { type Page, pageOf } from './lists.ts';
import { type Config, type CustomPolicy, customPolicies, ofAccount } from './state.ts';
import { behaviorsOf, usersOf } from './used-by.ts';

/** A policy that AWS keeps and every account sees. */
export interface ManagedPolicy<Settings> {
  id: string;
  config: Settings;
}

/** What tells the three kinds of policies apart: cache, origin request, response headers. */
export interface PolicyKind<Settings extends { Name: string }> {
  /** The collection's name: `cache`, `origin-request`, `response-headers`. */
  name: string;
  /** As it stands in error codes: `CachePolicy`. */
  noun: string;
  /** As it stands in error messages: `cache policy`. */
  words: string;
  managed: readonly ManagedPolicy<Settings>[];
  /** Which policy of this kind a cache behavior has. */
  of(behavior: Config['DefaultCacheBehavior']): string | undefined;
  /**
   * Fills in what was left out.
   *
   * @throws AwsError when the settings are not what AWS takes
   */
  complete(settings: Settings): Settings;
}

export interface FoundPolicy<Settings> {
  id: string;
  etag: string;
  lastModified: number;
  config: Settings;
  managed: boolean;
}

/** The day from which the managed policies are taken to be. */
const MANAGED_SINCE = Date.UTC(2020, 6, 22);

/** A policy that an account sees: a managed one or one of its own. */
export function policyOf<Settings extends { Name: string }>(
  cloud: Cloud,
  account: string,
  kind: PolicyKind<Settings>,
  id: string,
): FoundPolicy<Settings> | undefined {
  const managed = kind.managed.find((policy) => policy.id === id);
  if (managed) return asFound(managed);
  const own = customPolicies<Settings>(cloud, kind.name).get(id);
  return own?.account === account ? { ...own, managed: false } : undefined;
}

/** @throws AwsError NoSuchCachePolicy and its like */
export function findPolicy<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  id: string,
): FoundPolicy<Settings> {
  const found = policyOf(call.cloud, call.account, kind, id);
  if (found) return found;
  throw new AwsError(`NoSuch${kind.noun}`, `The specified ${kind.words} does not exist.`, 404);
}

/** @throws AwsError CachePolicyAlreadyExists and its like when the account has one of that name */
export function createPolicy<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  config: Settings,
): FoundPolicy<Settings> {
  return save(call, kind, randomUUID(), completed(call, kind, config));
}

/** @throws AwsError IllegalUpdate for a managed policy */
export function updatePolicy<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  { Id, IfMatch }: { Id: string; IfMatch?: string },
  config: Settings,
): FoundPolicy<Settings> {
  const found = findPolicy(call, kind, Id);
  if (found.managed) {
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
  }
  requireVersion(IfMatch, found);
  return save(call, kind, Id, completed(call, kind, config, Id));
}

/** @throws AwsError IllegalDelete for a managed policy, CachePolicyInUse and its like for one that a behavior has */
export function deletePolicy<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  { Id, IfMatch }: { Id: string; IfMatch?: string },
): void {
  const found = findPolicy(call, kind, Id);
  if (found.managed) throw new AwsError('IllegalDelete', 'Deletion is not allowed for this entity.');
  requireVersion(IfMatch, found);
  if (
    usersOf(call, (config) => behaviorsOf(config).some((behavior) => kind.of(behavior) === Id)).length > 0
  ) {
    throw new AwsError(
      `${kind.noun}InUse`,
      `The specified ${kind.words} is currently associated with a cache behavior. Please disassociate the policy before deleting.`,
      409,
    );
  }
  customPolicies(call.cloud, kind.name).delete(Id);
}

/** The managed policies first, then the account's own. */
export function listPolicies<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  input: { Type?: 'managed' | 'custom'; Marker?: string; MaxItems?: number },
): Page<FoundPolicy<Settings>> {
  const managed = input.Type === 'custom' ? [] : kind.managed.map(asFound);
  const own =
    input.Type === 'managed' ? [] : ofAccount(customPolicies<Settings>(call.cloud, kind.name), call.account);
  const all = [...managed, ...own.map((policy) => ({ ...policy, managed: false }))];
  return pageOf(all, ({ id }) => id, input);
}

function asFound<Settings>({ id, config }: ManagedPolicy<Settings>): FoundPolicy<Settings> {
  const etag = `E${id.replaceAll('-', '').slice(0, 13).toUpperCase()}`;
  return { id, config, etag, lastModified: MANAGED_SINCE, managed: true };
}

function completed<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  config: Settings,
  ownId?: string,
): Settings {
  checkQuantities(config);
  const own = ofAccount(customPolicies<Settings>(call.cloud, kind.name), call.account);
  const taken = [...own, ...kind.managed].some(
    (known) => known.id !== ownId && known.config.Name === config.Name,
  );
  if (taken) {
    const start = kind.words.startsWith('o') ? 'An' : 'A';
    throw new AwsError(
      `${kind.noun}AlreadyExists`,
      `${start} ${kind.words} with this name already exists. You must provide a unique name. To modify an existing ${kind.words}, use Update${kind.noun}.`,
      409,
    );
  }
  return kind.complete(config);
}

function save<Settings extends { Name: string }>(
  call: Call,
  kind: PolicyKind<Settings>,
  id: string,
  config: Settings,
): FoundPolicy<Settings> {
  const policy: CustomPolicy<Settings> = {
    id,
    account: call.account,
    etag: newId(),
    lastModified: call.cloud.clock.now(),
    config,
  };
  customPolicies<Settings>(call.cloud, kind.name).set(id, policy);
  return { ...policy, managed: false };
}
