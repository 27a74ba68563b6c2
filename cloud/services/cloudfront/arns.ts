/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html#amazoncloudfront-resources-for-iam-policies */
export type ResourceType =
  | 'distribution'
  | 'origin-access-identity'
  | 'origin-access-control'
  | 'cache-policy'
  | 'origin-request-policy'
  | 'response-headers-policy';

export function arnOf(type: ResourceType, account: string, id: string): string {
  return `arn:aws:cloudfront::${account}:${type}/${id}`;
}
