import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { newCanonicalUserId, newId } from './ids.ts';
import { requireVersion } from './if-match.ts';
import { markedPageOf } from './lists.ts';
import { type OriginAccessIdentity, ofAccount, originAccessIdentities } from './state.ts';
import { usersOf } from './used-by.ts';

const PREFIX = 'origin-access-identity/cloudfront/';

/** Origin access identities. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CloudFrontOriginAccessIdentity.html */
export const handlers = {
  CreateCloudFrontOriginAccessIdentity({ CloudFrontOriginAccessIdentityConfig: config }, call) {
    const earlier = all(call).find((known) => known.config.CallerReference === config.CallerReference);
    if (earlier && earlier.config.Comment !== config.Comment) throw alreadyExists();
    const identity: OriginAccessIdentity = earlier ?? {
      id: newId(),
      account: call.account,
      etag: newId(),
      lastModified: call.cloud.clock.now(),
      canonicalUserId: newCanonicalUserId(),
      config,
    };
    originAccessIdentities(call.cloud).set(identity.id, identity);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/${PREFIX}${identity.id}`;
    return { ...shown(identity), Location, ETag: identity.etag };
  },

  GetCloudFrontOriginAccessIdentity({ Id }, call) {
    const identity = find(call, Id);
    return { ...shown(identity), ETag: identity.etag };
  },

  GetCloudFrontOriginAccessIdentityConfig({ Id }, call) {
    const { config, etag } = find(call, Id);
    return { CloudFrontOriginAccessIdentityConfig: config, ETag: etag };
  },

  UpdateCloudFrontOriginAccessIdentity({ Id, IfMatch, CloudFrontOriginAccessIdentityConfig: config }, call) {
    const identity = find(call, Id);
    requireVersion(IfMatch, identity);
    if (config.CallerReference !== identity.config.CallerReference) {
      throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
    }
    const changed = { ...identity, config, etag: newId(), lastModified: call.cloud.clock.now() };
    originAccessIdentities(call.cloud).set(identity.id, changed);
    return { ...shown(changed), ETag: changed.etag };
  },

  DeleteCloudFrontOriginAccessIdentity({ Id, IfMatch }, call) {
    const identity = find(call, Id);
    requireVersion(IfMatch, identity);
    const users = usersOf(call, (config) =>
      (config.Origins.Items ?? []).some(
        ({ S3OriginConfig }) => S3OriginConfig?.OriginAccessIdentity === PREFIX + identity.id,
      ),
    );
    if (users.length > 0) {
      throw new AwsError(
        'CloudFrontOriginAccessIdentityInUse',
        'The CloudFront origin access identity is still being used.',
        409,
      );
    }
    originAccessIdentities(call.cloud).delete(identity.id);
    return {};
  },

  ListCloudFrontOriginAccessIdentities(input, call) {
    const { Items, ...page } = markedPageOf(all(call), ({ id }) => id, input);
    return {
      CloudFrontOriginAccessIdentityList: {
        ...page,
        Items: Items?.map(({ id, canonicalUserId, config }) => ({
          Id: id,
          S3CanonicalUserId: canonicalUserId,
          Comment: config.Comment,
        })),
      },
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateCloudFrontOriginAccessIdentity: ['CloudFrontOriginAccessIdentityConfig'],
  GetCloudFrontOriginAccessIdentity: ['Id'],
  GetCloudFrontOriginAccessIdentityConfig: ['Id'],
  UpdateCloudFrontOriginAccessIdentity: ['Id', 'IfMatch', 'CloudFrontOriginAccessIdentityConfig'],
  DeleteCloudFrontOriginAccessIdentity: ['Id', 'IfMatch'],
  ListCloudFrontOriginAccessIdentities: ['Marker', 'MaxItems'],
};

/** The identity that an origin's `OriginAccessIdentity` names; undefined when there is none of the account's. */
export function namedIdentity(
  cloud: Call['cloud'],
  account: string,
  name: string,
): OriginAccessIdentity | undefined {
  const identity = name.startsWith(PREFIX)
    ? originAccessIdentities(cloud).get(name.slice(PREFIX.length))
    : undefined;
  return identity?.account === account ? identity : undefined;
}

function all(call: Call): OriginAccessIdentity[] {
  return ofAccount(originAccessIdentities(call.cloud), call.account);
}

function find(call: Call, id: string): OriginAccessIdentity {
  const identity = originAccessIdentities(call.cloud).get(id);
  if (identity?.account === call.account) return identity;
  throw new AwsError(
    'NoSuchCloudFrontOriginAccessIdentity',
    'The specified origin access identity does not exist.',
    404,
  );
}

function alreadyExists(): AwsError {
  return new AwsError(
    'CloudFrontOriginAccessIdentityAlreadyExists',
    'The caller reference you are using to create the CloudFront origin access identity is associated with another identity.',
    409,
  );
}

function shown({ id, canonicalUserId, config }: OriginAccessIdentity) {
  return {
    CloudFrontOriginAccessIdentity: {
      Id: id,
      S3CanonicalUserId: canonicalUserId,
      CloudFrontOriginAccessIdentityConfig: config,
    },
  };
}
