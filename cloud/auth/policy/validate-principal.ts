import { isRecord } from './policy-words.ts';

const KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
const AWS_NAME =
  /^(\*|\d{12}|arn:aws:iam::\d{12}:(root|(user|role)\/.+)|arn:aws:sts::\d{12}:(assumed-role|federated-user)\/.+|arn:aws:iam::cloudfront:user\/CloudFront Origin Access Identity \w+)$/;

/**
 * True when the value has the form of a Principal. Whether the named user or role exists is for the service
 * to ask.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function isPrincipalElement(value: unknown): boolean {
  if (value === '*') return true;
  if (!isRecord(value) || Object.keys(value).length === 0) return false;
  return Object.entries(value).every(([kind, names]) => KINDS.includes(kind) && areNames(kind, names));
}

function areNames(kind: string, value: unknown): boolean {
  const names = Array.isArray(value) ? value : [value];
  if (names.length === 0) return false;
  return names.every((name) => typeof name === 'string' && isName(kind, name));
}

function isName(kind: string, name: string): boolean {
  if (kind === 'AWS') return AWS_NAME.test(name);
  if (kind === 'CanonicalUser') return /^[0-9a-f]{16,}$/.test(name);
  return name !== '' && (kind !== 'Service' || name.includes('.'));
}
