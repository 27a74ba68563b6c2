import { validatePolicy } from '../../auth/policy/validate.ts';
import type { PolicyDocument } from '../../auth/principal.ts';

/** The characters of a policy that count against IAM's limits: spaces and line ends do not. */
export function policySize(text: string): number {
  return text.replace(/\s/g, '').length;
}

/** A policy as IAM's answers carry it: percent-encoded as RFC 3986 says. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @throws AwsError MalformedPolicyDocument */
export function checkIdentityPolicy(text: string): void {
  validatePolicy(text, 'identity');
}

/** A policy that was checked when it was stored. */
export function parseDocument(text: string): PolicyDocument {
  return JSON.parse(text) as PolicyDocument;
}
