import {
  type CloudFrontClient,
  type DistributionSummary,
  paginateListDistributions,
} from '@aws-sdk/client-cloudfront';

/**
 * The distribution with this comment, if there is one. CloudFront gives distributions no names, so the comment
 * serves as one: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
 */
export async function findDistribution(
  cloudfront: CloudFrontClient,
  comment: string,
): Promise<DistributionSummary | undefined> {
  for await (const page of paginateListDistributions({ client: cloudfront }, {})) {
    const found = page.DistributionList?.Items?.find((distribution) => distribution.Comment === comment);
    if (found) return found;
  }
  return undefined;
}

/** Every distribution with this comment: CloudFront does not mind several. */
export async function findDistributions(
  cloudfront: CloudFrontClient,
  comment: string,
): Promise<DistributionSummary[]> {
  const found: DistributionSummary[] = [];
  for await (const page of paginateListDistributions({ client: cloudfront }, {})) {
    const items = page.DistributionList?.Items ?? [];
    found.push(...items.filter((distribution) => distribution.Comment === comment));
  }
  return found;
}
