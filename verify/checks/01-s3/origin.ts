import {
  type DistributionConfig,
  GetDistributionConfigCommand,
  type Origin,
} from '@aws-sdk/client-cloudfront';
import type { Grader } from '../../check.ts';

/** The distribution before the site, with its configuration. */
export interface Site {
  id: string;
  arn: string;
  domainName: string;
  config: DistributionConfig;
}

/**
 * Reads the distribution whole.
 *
 * @throws Error when there is none: S3-02.1 looks for it first
 */
export async function readDistribution({ clients, locate }: Grader): Promise<Site> {
  const found = await locate.distribution();
  if (!found?.Id) throw new Error('the distribution is gone');
  const answer = await clients.cloudfront.send(new GetDistributionConfigCommand({ Id: found.Id }));
  return {
    id: found.Id,
    arn: String(found.ARN),
    domainName: String(found.DomainName),
    config: answer.DistributionConfig as DistributionConfig,
  };
}

/** The origin that serves what no other behavior takes. */
export function defaultOrigin({ Origins, DefaultCacheBehavior }: DistributionConfig): Origin | undefined {
  return Origins?.Items?.find(({ Id }) => Id === DefaultCacheBehavior?.TargetOriginId);
}

/** Whether an address is a bucket's website address, which knows no identities. */
export function isWebsiteAddress(domainName: string): boolean {
  return /\.s3-website[-.]/.test(domainName);
}

/** Whether an address is the REST address of a bucket: with the region, or the old global one. */
export function isRestAddressOf(bucket: string, domainName: string): boolean {
  const rest = domainName.startsWith(`${bucket}.`) ? domainName.slice(bucket.length + 1) : '';
  return /^s3[.-]/.test(rest) && !isWebsiteAddress(domainName);
}

/** The id of the origin's access identity, if it has one. */
export function identityOf(origin: Origin | undefined): string | undefined {
  return origin?.S3OriginConfig?.OriginAccessIdentity?.split('/').at(-1) || undefined;
}

/** How CloudFront says who it is, in words. */
export function identityName(origin: Origin | undefined): string | undefined {
  const identity = identityOf(origin);
  if (identity) return `the identity ${identity}`;
  return origin?.OriginAccessControlId ? 'CloudFront itself (origin access control)' : undefined;
}
