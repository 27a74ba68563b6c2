import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../errors.ts';
import { callsOf } from './calls.ts';
import {
  type DistributionConfig,
  distributionConfig,
  supportedConfig,
} from './cloudfront-distribution-config.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { stable } from './stable.ts';
import { type Tag, tagChanges, tagsOf } from './tags.ts';

interface DistributionProperties extends Properties {
  DistributionConfig?: DistributionConfig;
  Tags?: Tag[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html */
export const distribution: SupportedType = {
  supported: ['Tags', ...supportedConfig],

  async create(properties: DistributionProperties, context) {
    const DistributionConfig = configOf(properties, randomUUID());
    const Items = tagsOf(context, properties.Tags);
    const call = cloudfront(context);
    const { Distribution: made } = await (Items.length > 0
      ? call('CreateDistributionWithTags', {
          DistributionConfigWithTags: { DistributionConfig, Tags: { Items } },
        })
      : call('CreateDistribution', { DistributionConfig }));
    const id = made?.Id ?? '';
    context.begun(id);
    await deployed(id, context);
    return physical(made);
  },

  async update(Id, properties: DistributionProperties, _before, context) {
    const call = cloudfront(context);
    const { Distribution: now, ETag: IfMatch } = await call('GetDistribution', { Id });
    await call('UpdateDistribution', {
      Id,
      IfMatch,
      DistributionConfig: configOf(properties, now?.DistributionConfig?.CallerReference ?? ''),
    });
    await deployed(Id, context);
    await setTags(now?.ARN ?? '', properties.Tags, context);
    return physical(now);
  },

  async delete(id, _properties, context) {
    const found = await find(id, context);
    if (!found) return;
    await disable(id, found, context);
    const { ETag: IfMatch } = await cloudfront(context)('GetDistribution', { Id: id });
    await cloudfront(context)('DeleteDistribution', { Id: id, IfMatch });
  },
};

function cloudfront(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'cloudfront');
}

function configOf({ DistributionConfig: config }: DistributionProperties, reference: string) {
  if (!config) throw new AwsError('ValidationError', 'DistributionConfig is required');
  return distributionConfig(config, reference);
}

async function find(Id: string, context: ResourceContext): Promise<Sdk.GetDistributionResult | undefined> {
  try {
    return await cloudfront(context)('GetDistribution', { Id });
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchDistribution') return undefined;
    throw error;
  }
}

/** Only a distribution that is disabled everywhere can be deleted; CloudFormation sees to that. */
async function disable(
  Id: string,
  found: Sdk.GetDistributionResult,
  context: ResourceContext,
): Promise<void> {
  const config = found.Distribution?.DistributionConfig;
  if (config?.Enabled) {
    const DistributionConfig = { ...config, Enabled: false };
    await cloudfront(context)('UpdateDistribution', { Id, IfMatch: found.ETag, DistributionConfig });
  }
  await deployed(Id, context);
}

async function deployed(Id: string, context: ResourceContext): Promise<void> {
  await stable(`the distribution ${Id}`, async () => {
    const { Distribution } = await cloudfront(context)('GetDistribution', { Id });
    return Distribution?.Status === 'Deployed';
  });
}

async function setTags(Resource: string, own: Tag[] | undefined, context: ResourceContext): Promise<void> {
  const call = cloudfront(context);
  const { Tags } = await call('ListTagsForResource', { Resource });
  const { set, removed } = tagChanges(Tags?.Items ?? [], tagsOf(context, own));
  if (removed.length > 0) await call('UntagResource', { Resource, TagKeys: { Items: removed } });
  if (set.length > 0) await call('TagResource', { Resource, Tags: { Items: set } });
}

function physical(made: Sdk.Distribution | undefined): Physical {
  return { physicalId: made?.Id ?? '', attributes: { Id: made?.Id, DomainName: made?.DomainName } };
}
