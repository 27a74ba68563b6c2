import { isDeepStrictEqual } from 'node:util';
import { rootOf } from '../../../auth/root.ts';
import { AwsError } from '../../../errors.ts';
import type { SupportedType } from './only.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { aclOf, type Bucket, s3, setSettings, supportedSettings } from './s3-bucket-settings.ts';
import { type Tag, tagMap, tagsOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

const NAME_LENGTH = 63;
const US_EAST_1 = 'us-east-1';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
export const bucket: SupportedType = {
  supported: ['BucketName', 'AccessControl', 'Tags', ...supportedSettings],

  async create(properties: Bucket, context) {
    const name = properties.BucketName ?? context.physicalName({ maxLength: NAME_LENGTH, lowerCase: true });
    await refuseSecond(name, context);
    const { region } = context.caller;
    await s3(context)('CreateBucket', {
      Bucket: name,
      ACL: aclOf(properties),
      ObjectOwnership: properties.OwnershipControls?.Rules[0]?.ObjectOwnership,
      ...(region !== US_EAST_1 && {
        CreateBucketConfiguration: { LocationConstraint: region as 'eu-central-1' },
      }),
    });
    context.begun(name);
    await setSettings(name, properties, {}, context);
    const TagSet = tagsOf(context, properties.Tags);
    if (TagSet.length > 0) await s3(context)('PutBucketTagging', { Bucket: name, Tagging: { TagSet } });
    return physical(name, context);
  },

  async update(name, properties: Bucket, before: Bucket, context) {
    await setSettings(name, properties, before, context);
    if (properties.AccessControl !== before.AccessControl) {
      await s3(context)('PutBucketAcl', { Bucket: name, ACL: aclOf(properties) ?? 'private' });
    }
    await setTags(name, properties.Tags, context);
    return physical(name, context);
  },

  async delete(Bucket, _properties, context) {
    await whenGone(s3(context)('DeleteBucket', { Bucket }), 'NoSuchBucket');
  },
};

/**
 * In us-east-1 S3 answers the owner who makes a bucket again as if it were new; a stack would take it for its own, and
 * delete it some day. The cloud itself looks, since the stack's caller needs no permission for that on AWS.
 */
async function refuseSecond(Bucket: string, { cloud, caller }: ResourceContext): Promise<void> {
  const owner = { ...caller, principal: rootOf(caller.account) };
  const found = await cloud.invoke('s3', 'HeadBucket', { Bucket }, owner).catch(() => undefined);
  if (!found) return;
  const message = `Resource of type 'AWS::S3::Bucket' with identifier '${Bucket}' already exists.`;
  throw new AwsError('AlreadyExists', message, 409);
}

async function setTags(Bucket: string, own: Tag[] | undefined, context: ResourceContext): Promise<void> {
  const wanted = tagsOf(context, own);
  let now: Record<string, string> = {};
  const read = s3(context)('GetBucketTagging', { Bucket }).then(({ TagSet = [] }) => {
    now = tagMap(TagSet);
  });
  await whenGone(read, 'NoSuchTagSet');
  if (isDeepStrictEqual(now, tagMap(wanted))) return;
  if (wanted.length === 0) await s3(context)('DeleteBucketTagging', { Bucket });
  else await s3(context)('PutBucketTagging', { Bucket, Tagging: { TagSet: wanted } });
}

function physical(name: string, { cloud, caller: { region } }: ResourceContext): Physical {
  const { urlSuffix } = cloud;
  return {
    physicalId: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.${urlSuffix}`,
      DualStackDomainName: `${name}.s3.dualstack.${region}.${urlSuffix}`,
      RegionalDomainName: `${name}.s3.${region}.${urlSuffix}`,
      WebsiteURL: `http://${name}.s3-website-${region}.${urlSuffix}`,
    },
  };
}
