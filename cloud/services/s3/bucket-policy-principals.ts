import type { PolicyStatement } from '../../auth/principal.ts';
import type { Call, Cloud } from '../../call.ts';
import { originAccessIdentities } from '../cloudfront/state.ts';
import { identityOfArn } from '../iam/identities.ts';
import { canonicalId } from './canonical-id.ts';
import { buckets } from './state.ts';

const IDENTITY_ARN = /^arn:aws:iam::cloudfront:user\/CloudFront Origin Access Identity (\w+)$/;

/**
 * S3 looks up whom a policy names, and refuses one that names nobody.
 * https://repost.aws/knowledge-center/s3-invalid-principal-in-policy-error
 */
export function principalsExist({ Principal, NotPrincipal }: PolicyStatement, call: Call): boolean {
  const element = Principal ?? NotPrincipal;
  if (element === undefined || typeof element === 'string') return true;
  return Object.entries(element).every(([kind, names]) =>
    [names].flat().every((name) => exists(kind, name, call)),
  );
}

function exists(kind: string, name: string, { cloud, account }: Call): boolean {
  if (kind === 'CanonicalUser') return isCanonicalUser(cloud, name, account);
  if (kind !== 'AWS') return true;
  const identity = IDENTITY_ARN.exec(name)?.[1];
  if (identity !== undefined) return originAccessIdentities(cloud).has(identity);
  return !/^arn:aws:iam::\d{12}:(user|role)\//.test(name) || identityOfArn(cloud, name) !== undefined;
}

/** A canonical user is an origin access identity, or an account that has been here. */
function isCanonicalUser(cloud: Cloud, id: string, caller: string): boolean {
  const accounts = new Set([caller, ...[...buckets(cloud).values()].map(({ account }) => account)]);
  if ([...accounts].some((account) => canonicalId(account) === id)) return true;
  return [...originAccessIdentities(cloud).values()].some(({ canonicalUserId }) => canonicalUserId === id);
}
