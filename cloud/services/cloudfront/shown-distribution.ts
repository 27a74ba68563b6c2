import type { Call } from '../../call.ts';
import { arnOf } from './arns.ts';
import { statusOf } from './deployment.ts';
import { inProgress } from './invalidations.ts';
import { type Distribution, invalidations } from './state.ts';

/** A distribution as its owner sees it. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Distribution.html */
export function shownDistribution(call: Call, distribution: Distribution) {
  const nobody = { Enabled: false, Quantity: 0 };
  const known = [...invalidations(call.cloud, distribution.id).values()];
  return {
    ...identityOf(call, distribution),
    InProgressInvalidationBatches: inProgress(known, call.cloud.clock.now()).length,
    ActiveTrustedSigners: nobody,
    ActiveTrustedKeyGroups: nobody,
    DistributionConfig: distribution.config,
    AliasICPRecordals: [],
  };
}

/** A distribution in a list. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html */
export function summaryOf(call: Call, distribution: Distribution) {
  const { config } = distribution;
  return {
    ...identityOf(call, distribution),
    ETag: distribution.etag,
    Aliases: config.Aliases,
    Origins: config.Origins,
    OriginGroups: config.OriginGroups,
    DefaultCacheBehavior: config.DefaultCacheBehavior,
    CacheBehaviors: config.CacheBehaviors,
    CustomErrorResponses: config.CustomErrorResponses,
    Comment: config.Comment,
    PriceClass: config.PriceClass,
    Enabled: config.Enabled,
    ViewerCertificate: config.ViewerCertificate,
    Restrictions: config.Restrictions,
    WebACLId: config.WebACLId,
    HttpVersion: config.HttpVersion,
    IsIPV6Enabled: config.IsIPV6Enabled,
    Staging: config.Staging,
  };
}

/** The name ends with the cloud's own address, so that it can be opened as it stands. */
function identityOf({ cloud }: Call, distribution: Distribution) {
  return {
    Id: distribution.id,
    ARN: arnOf('distribution', distribution.account, distribution.id),
    Status: statusOf(distribution, cloud.clock.now()),
    LastModifiedTime: new Date(distribution.lastModified),
    DomainName: `${distribution.label}.cloudfront.${cloud.urlSuffix}`,
  };
}
