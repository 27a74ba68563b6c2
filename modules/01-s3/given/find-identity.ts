import { paginateListCloudFrontOriginAccessIdentities } from '@aws-sdk/client-cloudfront';
import type { Course } from '../../../shared/step.ts';

/**
 * The id of the course's origin access identity, if there is one. Like a distribution it has no name, so its comment
 * serves as one:
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCloudFrontOriginAccessIdentities.html
 */
export async function findIdentity({ clients, names }: Course): Promise<string | undefined> {
  for await (const page of paginateListCloudFrontOriginAccessIdentities({ client: clients.cloudfront }, {})) {
    const identities = page.CloudFrontOriginAccessIdentityList?.Items ?? [];
    const found = identities.find(({ Comment }) => Comment === names.originAccessIdentityComment);
    if (found) return found.Id;
  }
  return undefined;
}
