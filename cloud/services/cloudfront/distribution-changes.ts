import type * as Sdk from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { configInForce, deploymentTime, statusOf } from './deployment.ts';
import { checkConfig } from './distribution-config/check.ts';
import { checkUpdate } from './distribution-config/check-update.ts';
import { completeConfig } from './distribution-config/complete.ts';
import { modelledConfig } from './distribution-config/modelled.ts';
import { findDistribution } from './find-distribution.ts';
import { newId } from './ids.ts';
import { requireVersion } from './if-match.ts';
import { shownDistribution } from './shown-distribution.ts';
import { distributions } from './state.ts';

export const handlers = {
  /** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html: the whole configuration anew. */
  UpdateDistribution({ Id, IfMatch, DistributionConfig: config }, call) {
    const distribution = findDistribution(call, Id);
    requireVersion(IfMatch, distribution);
    checkUpdate(config, distribution.config);
    checkConfig(call.cloud, call.account, config);
    const now = call.cloud.clock.now();
    const changed = {
      ...distribution,
      etag: newId(),
      lastModified: now,
      config: completeConfig(config),
      previous: configInForce(distribution, now),
      deployedAt: now + deploymentTime(),
    };
    distributions(call.cloud).set(Id, changed);
    return { Distribution: shownDistribution(call, changed), ETag: changed.etag };
  },

  /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html */
  DeleteDistribution({ Id, IfMatch }, call) {
    const distribution = findDistribution(call, Id);
    requireVersion(IfMatch, distribution);
    // Disabling has to reach the edge first, so a change under way counts as not disabled.
    if (distribution.config.Enabled || statusOf(distribution, call.cloud.clock.now()) !== 'Deployed') {
      throw new AwsError(
        'DistributionNotDisabled',
        'The distribution you are trying to delete has not been disabled.',
        409,
      );
    }
    distributions(call.cloud).delete(Id);
    call.cloud.store.drop('cloudfront/invalidations', Id);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  UpdateDistribution: ['Id', 'IfMatch', ...modelledConfig('DistributionConfig')],
  DeleteDistribution: ['Id', 'IfMatch'],
};
