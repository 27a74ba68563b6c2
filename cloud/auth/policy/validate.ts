import type { PolicyDocument } from '../principal.ts';
import { isRecord, policyWords } from './policy-words.ts';
import { checkStatement } from './validate-statement.ts';

/** What a policy is attached to: a user, group or role; a resource such as a bucket; a role, as its trust policy. */
export type PolicyAttachment = 'identity' | 'resource' | 'trust';

const ELEMENTS = ['Version', 'Id', 'Statement'];

/**
 * Checks a policy against the grammar when it is stored, so that evaluation never meets what it does not know.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @param document the JSON text as it was sent, or the value it stands for
 * @throws AwsError MalformedPolicyDocument in IAM's words (identity, trust) or MalformedPolicy in S3's (resource)
 */
export function validatePolicy(document: unknown, kind: PolicyAttachment): PolicyDocument {
  const words = policyWords(kind);
  const value = typeof document === 'string' ? parse(document) : document;
  if (!isRecord(value)) throw words.notJson();
  for (const name of Object.keys(value)) if (!ELEMENTS.includes(name)) throw words.unknownField(name);
  checkVersion(value.Version, kind);
  if (value.Id !== undefined && typeof value.Id !== 'string') throw words.syntax();
  if (value.Statement === undefined) throw words.missing('Statement');
  const statements = [value.Statement].flat(1);
  if (statements.length === 0) throw words.noStatement();
  for (const statement of statements) checkStatement(statement, kind, words);
  checkSids(statements, kind);
  return value as unknown as PolicyDocument;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkVersion(version: unknown, kind: PolicyAttachment): void {
  const words = policyWords(kind);
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') throw words.badVersion();
}

function checkSids(statements: unknown[], kind: PolicyAttachment): void {
  const sids = statements
    .map((statement) => (isRecord(statement) ? statement.Sid : undefined))
    .filter(Boolean);
  if (new Set(sids).size !== sids.length) throw policyWords(kind).duplicateSid();
}
