/** A policy document as IAM and S3 take it: templates write it as an object, or as its text. */
export function policyText(document: unknown): string {
  return typeof document === 'string' ? document : JSON.stringify(document);
}
