import { policyWords } from '../../auth/policy/policy-words.ts';
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

/**
 * Checks a managed policy. It must say that it is of the newer version; one inside a user or role may be of the older,
 * which is what a policy without a version is, as those of SAM's policy templates are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 *
 * @throws AwsError MalformedPolicyDocument
 */
export function checkManagedPolicy(text: string): void {
  if (validatePolicy(text, 'identity').Version !== '2012-10-17') throw policyWords('identity').oldVersion();
}

/** @throws AwsError MalformedPolicyDocument */
export function checkIdentityPolicy(text: string): void {
  validatePolicy(text, 'identity');
}

/** A policy that was checked when it was stored. */
export function parseDocument(text: string): PolicyDocument {
  return JSON.parse(text) as PolicyDocument;
}
