import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import { callsOf } from './calls.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { type Tag, tagChanges, tagList, tagMap, tagMapOf, tagsOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

interface LogGroup extends Properties {
  LogGroupName?: string;
  LogGroupClass?: Sdk.LogGroupClass;
  RetentionInDays?: number;
  Tags?: Tag[];
}

const NAME_LENGTH = 512;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html */
export const logGroup: SupportedType = {
  supported: ['LogGroupName', 'LogGroupClass', 'RetentionInDays', 'Tags'],

  async create(properties: LogGroup, context) {
    const { LogGroupName, LogGroupClass, RetentionInDays, Tags = [] } = properties;
    const logGroupName = LogGroupName ?? context.physicalName({ maxLength: NAME_LENGTH });
    const tags = tagMapOf(context, Tags);
    await logs(context)('CreateLogGroup', {
      logGroupName,
      ...(Object.keys(tags).length > 0 && { tags }),
      // Logs has the one class, and refuses any other by name.
      ...(LogGroupClass !== 'STANDARD' && { logGroupClass: LogGroupClass }),
    });
    context.begun(logGroupName);
    await setRetention(logGroupName, RetentionInDays, context);
    return physical(logGroupName, context);
  },

  async update(logGroupName, properties: LogGroup, before: LogGroup, context) {
    if (properties.RetentionInDays !== before.RetentionInDays) {
      if (properties.RetentionInDays === undefined) {
        await logs(context)('DeleteRetentionPolicy', { logGroupName });
      } else await setRetention(logGroupName, properties.RetentionInDays, context);
    }
    await setTags(logGroupName, properties.Tags, context);
    return physical(logGroupName, context);
  },

  async delete(logGroupName, _properties, context) {
    await whenGone(logs(context)('DeleteLogGroup', { logGroupName }), 'ResourceNotFoundException');
  },
};

function logs(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'logs');
}

async function setRetention(
  logGroupName: string,
  retentionInDays: number | undefined,
  context: ResourceContext,
) {
  if (retentionInDays !== undefined)
    await logs(context)('PutRetentionPolicy', { logGroupName, retentionInDays });
}

async function setTags(logGroupName: string, own: Tag[] | undefined, context: ResourceContext) {
  const call = logs(context);
  const resourceArn = arnOf(logGroupName, context);
  const { tags = {} } = await call('ListTagsForResource', { resourceArn });
  const { set, removed } = tagChanges(tagList(tags), tagsOf(context, own));
  if (removed.length > 0) await call('UntagResource', { resourceArn, tagKeys: removed });
  if (set.length > 0) await call('TagResource', { resourceArn, tags: tagMap(set) });
}

/** `Arn` ends with `:*`, which stands for the group's streams. */
function physical(name: string, context: ResourceContext): Physical {
  return { physicalId: name, attributes: { Arn: `${arnOf(name, context)}:*` } };
}

function arnOf(name: string, { caller }: ResourceContext): string {
  return `arn:aws:logs:${caller.region}:${caller.account}:log-group:${name}`;
}
