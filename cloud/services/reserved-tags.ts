/** What IAM and CloudFormation say of such a tag; for the other services nobody has recorded the words. */
export const RESERVED_TAG = 'aws: prefixed tag key names are not allowed for external use.';

/**
 * Whether AWS keeps one of these tags for itself.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function hasReservedTag(keys: readonly string[]): boolean {
  return keys.some((key) => /^aws:/i.test(key));
}
