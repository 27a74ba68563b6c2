import { isDeepStrictEqual } from 'node:util';
import type * as Sdk from '@aws-sdk/client-s3';
import type {
  CORSRule,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionByDefault,
} from '@aws-sdk/client-s3';
import { type Calls, callsOf } from './calls.ts';
import type { Properties, ResourceContext } from './resource-type.ts';
import { type LifecycleConfiguration, lifecycleRules, supportedRules } from './s3-bucket-lifecycle.ts';
import { type WebsiteConfiguration, websiteOf } from './s3-bucket-website.ts';
import type { Tag } from './tags.ts';

interface CorsRule extends Pick<CORSRule, 'AllowedHeaders' | 'AllowedMethods' | 'AllowedOrigins'> {
  Id?: string;
  ExposedHeaders?: string[];
  MaxAge?: number;
}

interface Settings {
  OwnershipControls?: { Rules: { ObjectOwnership: ObjectOwnership }[] };
  PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration;
  BucketEncryption?: { ServerSideEncryptionConfiguration: EncryptionRule[] };
  VersioningConfiguration?: { Status: 'Enabled' | 'Suspended' };
  CorsConfiguration?: { CorsRules: CorsRule[] };
  LifecycleConfiguration?: LifecycleConfiguration;
  WebsiteConfiguration?: WebsiteConfiguration;
}

interface EncryptionRule {
  ServerSideEncryptionByDefault?: ServerSideEncryptionByDefault;
  BucketKeyEnabled?: boolean;
}

export interface Bucket extends Settings, Properties {
  BucketName?: string;
  AccessControl?: string;
  Tags?: Tag[];
}

type S3 = Calls<typeof Sdk>;
type Setting<Value> = {
  put(s3: S3, Bucket: string, value: Value): unknown;
  remove(s3: S3, Bucket: string): unknown;
};

/** In the order in which they are set: who owns objects, and who may not come in, before all others. */
const settings: { [Name in keyof Settings]-?: Setting<NonNullable<Settings[Name]>> } = {
  OwnershipControls: {
    put: (call, Bucket, OwnershipControls) =>
      call('PutBucketOwnershipControls', { Bucket, OwnershipControls }),
    remove: (call, Bucket) => call('DeleteBucketOwnershipControls', { Bucket }),
  },
  PublicAccessBlockConfiguration: {
    put: (call, Bucket, PublicAccessBlockConfiguration) =>
      call('PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration }),
    remove: (call, Bucket) => call('DeletePublicAccessBlock', { Bucket }),
  },
  BucketEncryption: {
    put: (call, Bucket, { ServerSideEncryptionConfiguration: rules }) =>
      call('PutBucketEncryption', {
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: rules.map(({ ServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
            ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
            BucketKeyEnabled,
          })),
        },
      }),
    remove: (call, Bucket) => call('DeleteBucketEncryption', { Bucket }),
  },
  VersioningConfiguration: {
    put: (call, Bucket, VersioningConfiguration) =>
      call('PutBucketVersioning', { Bucket, VersioningConfiguration }),
    // A bucket that had versions once can only be told to make no more.
    remove: (call, Bucket) =>
      call('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
  },
  CorsConfiguration: {
    put: (call, Bucket, { CorsRules }) =>
      call('PutBucketCors', { Bucket, CORSConfiguration: { CORSRules: CorsRules.map(corsRule) } }),
    remove: (call, Bucket) => call('DeleteBucketCors', { Bucket }),
  },
  LifecycleConfiguration: {
    put: (call, Bucket, configuration) =>
      call('PutBucketLifecycleConfiguration', {
        Bucket,
        TransitionDefaultMinimumObjectSize: configuration.TransitionDefaultMinimumObjectSize,
        LifecycleConfiguration: { Rules: lifecycleRules(configuration) },
      }),
    remove: (call, Bucket) => call('DeleteBucketLifecycle', { Bucket }),
  },
  WebsiteConfiguration: {
    put: (call, Bucket, website) =>
      call('PutBucketWebsite', { Bucket, WebsiteConfiguration: websiteOf(website) }),
    remove: (call, Bucket) => call('DeleteBucketWebsite', { Bucket }),
  },
};

export const supportedSettings = [
  ...Object.keys(settings).filter((name) => name !== 'LifecycleConfiguration'),
  ...supportedRules,
];

export function s3(context: ResourceContext): S3 {
  return callsOf<typeof Sdk>(context, 's3');
}

/** `PublicRead` is `public-read` in S3's words. */
export function aclOf({ AccessControl }: Bucket): Sdk.BucketCannedACL | undefined {
  const words = AccessControl?.match(/[A-Z][a-z]*/g);
  return words?.map((word) => word.toLowerCase()).join('-') as Sdk.BucketCannedACL | undefined;
}

/** Sets what differs from before, and takes away what a template no longer says. */
export async function setSettings(
  name: string,
  now: Settings,
  before: Settings,
  context: ResourceContext,
): Promise<void> {
  for (const key of Object.keys(settings) as (keyof Settings)[]) {
    if (isDeepStrictEqual(now[key], before[key])) continue;
    const setting = settings[key] as Setting<unknown>;
    if (now[key] === undefined) await setting.remove(s3(context), name);
    else await setting.put(s3(context), name, now[key]);
  }
}

function corsRule({ Id, ExposedHeaders, MaxAge, ...rule }: CorsRule): CORSRule {
  return { ...rule, ID: Id, ExposeHeaders: ExposedHeaders, MaxAgeSeconds: MaxAge };
}
