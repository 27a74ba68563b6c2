import {
  ListTagsForResourceCommand,
  paginateListCloudFrontOriginAccessIdentities,
  paginateListDistributions,
  paginateListOriginAccessControls,
} from '@aws-sdk/client-cloudfront';
import type { Course } from '../shared/step.ts';
import type { Leftover } from './leftover-finders.ts';
import { isOurs } from './our-tags.ts';

export async function distributions({ clients: { cloudfront }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListDistributions({ client: cloudfront }, {})) {
    for (const { Id, ARN, Comment, DomainName } of page.DistributionList?.Items ?? []) {
      if (Comment === names.distributionComment)
        left.push({ id: Id, what: `distribution ${Id} (${DomainName})` });
      else {
        const answer = await cloudfront.send(new ListTagsForResourceCommand({ Resource: ARN }));
        if (isOurs(answer.Tags?.Items, names.tags))
          left.push({ id: Id, what: `distribution ${Id} (by its tags)` });
      }
    }
  }
  return left;
}

export async function originAccessIdentities({
  clients: { cloudfront },
  names,
}: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListCloudFrontOriginAccessIdentities({ client: cloudfront }, {})) {
    const items = page.CloudFrontOriginAccessIdentityList?.Items ?? [];
    const ours = items.filter((item) => item.Comment === names.originAccessIdentityComment);
    left.push(...ours.map(({ Id }) => ({ id: Id, what: `origin access identity ${Id}` })));
  }
  return left;
}

export async function originAccessControls({ clients: { cloudfront }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListOriginAccessControls({ client: cloudfront }, {})) {
    const items = page.OriginAccessControlList?.Items ?? [];
    const ours = items.filter(({ Name }) => Name === names.originAccessControlName);
    left.push(...ours.map(({ Id }) => ({ id: Id, what: `origin access control ${Id}` })));
  }
  return left;
}
