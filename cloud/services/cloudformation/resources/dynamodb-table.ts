import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { changesOf, describeTable, dynamodb, settled, type Table } from './dynamodb-table-changes.ts';
import { applySettings } from './dynamodb-table-settings.ts';
import type { SupportedType } from './only.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { stable } from './stable.ts';
import { tagChanges, tagsOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

const NAME_LENGTH = 255;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
export const table: SupportedType = {
  supported: [
    'TableName',
    'AttributeDefinitions',
    'KeySchema',
    'BillingMode',
    'ProvisionedThroughput',
    'LocalSecondaryIndexes',
    'GlobalSecondaryIndexes.IndexName',
    'GlobalSecondaryIndexes.KeySchema',
    'GlobalSecondaryIndexes.Projection',
    'GlobalSecondaryIndexes.ProvisionedThroughput',
    'DeletionProtectionEnabled',
    'TableClass',
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    'TimeToLiveSpecification',
    'Tags',
  ],

  async create(properties: Table, context) {
    const {
      TimeToLiveSpecification: _,
      PointInTimeRecoverySpecification: __,
      Tags: own,
      ...settings
    } = properties;
    const Tags = tagsOf(context, own);
    const input: CreateTableCommandInput = {
      ...settings,
      TableName: properties.TableName ?? context.physicalName({ maxLength: NAME_LENGTH }),
      ...(Tags.length > 0 && { Tags }),
    };
    await dynamodb(context)('CreateTable', input);
    const name = input.TableName ?? '';
    context.begun(name);
    await settled(name, context);
    await applySettings(name, properties, {}, context);
    return physical(name, context);
  },

  async update(name, properties: Table, before: Table, context) {
    for (const change of changesOf(properties, before)) {
      await dynamodb(context)('UpdateTable', { TableName: name, ...change });
      await settled(name, context);
    }
    await applySettings(name, properties, before, context);
    await setTags(name, properties, context);
    return physical(name, context);
  },

  async delete(name, _properties, context) {
    // A table that is being changed refuses to be deleted.
    await settled(name, context);
    await whenGone(dynamodb(context)('DeleteTable', { TableName: name }), 'ResourceNotFoundException');
    await stable(`the deletion of ${name}`, async () => (await describeTable(name, context)) === undefined);
  },
};

async function setTags(name: string, properties: Table, context: ResourceContext): Promise<void> {
  const call = dynamodb(context);
  const ResourceArn = arnOf(name, context);
  const { Tags: now = [] } = await call('ListTagsOfResource', { ResourceArn });
  const { set, removed } = tagChanges(now, tagsOf(context, properties.Tags));
  if (removed.length > 0) await call('UntagResource', { ResourceArn, TagKeys: removed });
  if (set.length > 0) await call('TagResource', { ResourceArn, Tags: set });
}

/** There are no streams here, so there is no `StreamArn`. */
function physical(name: string, context: ResourceContext): Physical {
  return { physicalId: name, attributes: { Arn: arnOf(name, context) } };
}

function arnOf(name: string, { caller }: ResourceContext): string {
  return `arn:aws:dynamodb:${caller.region}:${caller.account}:table/${name}`;
}
