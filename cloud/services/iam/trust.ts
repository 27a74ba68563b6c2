import { validatePolicy } from '../../auth/policy/validate.ts';
import type { PolicyDocument, PolicyStatement } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { arnOf, parseArn } from './arns.ts';
import { parseDocument, policySize } from './documents.ts';
import { identityOfArn, identityOfId, ROLE, USER } from './identities.ts';
import { limitExceeded } from './refusals.ts';
import type { RoleRecord } from './state.ts';

type Trust = Pick<RoleRecord, 'trust' | 'trustedIds'>;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: "Role trust policy length" */
const MOST_CHARACTERS = 2048;

/**
 * Checks a trust policy and notes whom it names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 *
 * @throws AwsError MalformedPolicyDocument (also for a user or role that does not exist), LimitExceeded
 */
export function readTrust(cloud: Cloud, text: string): Trust {
  const document = validatePolicy(text, 'trust');
  if (policySize(text) > MOST_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${MOST_CHARACTERS}`);
  }
  const trustedIds: Record<string, string> = {};
  for (const arn of namedIdentities(document)) {
    const identity = identityOfArn(cloud, arn);
    if (!identity)
      throw new AwsError('MalformedPolicyDocument', `Invalid principal in policy: "AWS":"${arn}"`);
    trustedIds[arn] = identity.id;
  }
  return { trust: text, trustedIds };
}

/**
 * The trust policy as it is now: IAM keeps the ids of users and roles, so that a renamed one keeps its trust, and
 * one that was deleted and made again does not have it.
 */
export function trustInForce(cloud: Cloud, role: Trust): PolicyDocument {
  const document = parseDocument(role.trust);
  const renamed = new Map(
    Object.entries(role.trustedIds).map(([arn, id]) => [arn, presentName(cloud, arn, id)]),
  );
  return {
    ...document,
    Statement: [document.Statement].flat().map((statement) => rename(statement, renamed)),
  };
}

/** The text that GetRole shows: as it was sent, unless somebody whom it names was renamed or deleted. */
export function trustText(cloud: Cloud, role: Trust): string {
  const changed = Object.entries(role.trustedIds).some(([arn, id]) => presentName(cloud, arn, id) !== arn);
  return changed ? JSON.stringify(trustInForce(cloud, role)) : role.trust;
}

/** The ARN of whoever has the id now, or the bare id when nobody has it any more. */
function presentName(cloud: Cloud, arn: string, id: string): string {
  const account = parseArn(arn)?.account ?? '';
  const user = identityOfId(cloud, USER, account, id);
  if (user) return arnOf('user', user);
  const role = identityOfId(cloud, ROLE, account, id);
  return role ? arnOf('role', role) : id;
}

function namedIdentities(document: PolicyDocument): string[] {
  return [document.Statement]
    .flat()
    .flatMap(({ Principal, NotPrincipal }) => [Principal, NotPrincipal])
    .flatMap((element) => (typeof element === 'object' ? [element.AWS ?? []].flat() : []))
    .filter((name) => parseArn(name) !== undefined);
}

function rename(statement: PolicyStatement, names: ReadonlyMap<string, string>): PolicyStatement {
  const renamed = { ...statement };
  for (const element of ['Principal', 'NotPrincipal'] as const) {
    const value = statement[element];
    if (typeof value !== 'object' || value.AWS === undefined) continue;
    const present = (name: string) => names.get(name) ?? name;
    const { AWS } = value;
    renamed[element] = { ...value, AWS: typeof AWS === 'string' ? present(AWS) : AWS.map(present) };
  }
  return renamed;
}
