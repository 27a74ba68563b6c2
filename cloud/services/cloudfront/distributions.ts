import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Tag } from '@aws-sdk/client-cloudfront';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Checked, Handlers, Modelled } from '../service.ts';
import { deploymentTime } from './deployment.ts';
import { checkConfig } from './distribution-config/check.ts';
import { completeConfig } from './distribution-config/complete.ts';
import { modelledConfig } from './distribution-config/modelled.ts';
import { findDistribution } from './find-distribution.ts';
import { newDomainLabel, newId } from './ids.ts';
import { markedPageOf } from './lists.ts';
import { shownDistribution, summaryOf } from './shown-distribution.ts';
import { type Config, type Distribution, distributions, ofAccount } from './state.ts';
import { mergeTags } from './tags.ts';

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Distribution.html */
export const handlers = {
  CreateDistribution: ({ DistributionConfig }, call) => create(call, DistributionConfig, []),

  CreateDistributionWithTags({ DistributionConfigWithTags: { DistributionConfig, Tags } }, call) {
    return create(call, DistributionConfig, Tags.Items ?? []);
  },

  GetDistribution({ Id }, call) {
    const distribution = findDistribution(call, Id);
    return { Distribution: shownDistribution(call, distribution), ETag: distribution.etag };
  },

  GetDistributionConfig({ Id }, call) {
    const { config, etag } = findDistribution(call, Id);
    return { DistributionConfig: config, ETag: etag };
  },

  ListDistributions(input, call) {
    const all = ofAccount(distributions(call.cloud), call.account);
    const { Items, ...page } = markedPageOf(all, ({ id }) => id, input);
    return { DistributionList: { ...page, Items: Items?.map((item) => summaryOf(call, item)) } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateDistribution: modelledConfig('DistributionConfig'),
  CreateDistributionWithTags: [
    ...modelledConfig('DistributionConfigWithTags.DistributionConfig'),
    'DistributionConfigWithTags.Tags',
  ],
  GetDistribution: ['Id'],
  GetDistributionConfig: ['Id'],
  ListDistributions: ['Marker', 'MaxItems'],
};

function create(call: Call, config: Config, tags: Checked<Tag>[]) {
  refuseKnownReference(call, config.CallerReference);
  checkConfig(call.cloud, call.account, config);
  const now = call.cloud.clock.now();
  const distribution: Distribution = {
    id: newId(),
    account: call.account,
    etag: newId(),
    lastModified: now,
    label: newDomainLabel(),
    config: completeConfig(config),
    deployedAt: now + deploymentTime(),
    tags: mergeTags([], tags),
  };
  distributions(call.cloud).set(distribution.id, distribution);
  const Location = `https://cloudfront.amazonaws.com/2020-05-31/distribution/${distribution.id}`;
  return { Distribution: shownDistribution(call, distribution), Location, ETag: distribution.etag };
}

/** A reference that was used is refused whatever comes with it. */
function refuseKnownReference(call: Call, reference: string): void {
  const known = ofAccount(distributions(call.cloud), call.account).find(
    ({ config }) => config.CallerReference === reference,
  );
  if (!known) return;
  throw new AwsError(
    'DistributionAlreadyExists',
    `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${known.id}`,
    409,
  );
}
