import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { newId } from './ids.ts';
import { requireVersion } from './if-match.ts';
import { markedPageOf } from './lists.ts';
import { type OriginAccessControl, ofAccount, originAccessControls } from './state.ts';
import { usersOf } from './used-by.ts';

/** Origin access controls. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControl.html */
export const handlers = {
  CreateOriginAccessControl({ OriginAccessControlConfig: config }, call) {
    check(call, config);
    const control = {
      id: newId(),
      account: call.account,
      etag: newId(),
      lastModified: call.cloud.clock.now(),
      config,
    };
    originAccessControls(call.cloud).set(control.id, control);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/origin-access-control/${control.id}`;
    return { ...shown(control), Location, ETag: control.etag };
  },

  GetOriginAccessControl({ Id }, call) {
    const control = find(call, Id);
    return { ...shown(control), ETag: control.etag };
  },

  GetOriginAccessControlConfig({ Id }, call) {
    const { config, etag } = find(call, Id);
    return { OriginAccessControlConfig: config, ETag: etag };
  },

  UpdateOriginAccessControl({ Id, IfMatch, OriginAccessControlConfig: config }, call) {
    const control = find(call, Id);
    requireVersion(IfMatch, control);
    check(call, config, control.id);
    const changed = { ...control, config, etag: newId(), lastModified: call.cloud.clock.now() };
    originAccessControls(call.cloud).set(control.id, changed);
    return { ...shown(changed), ETag: changed.etag };
  },

  DeleteOriginAccessControl({ Id, IfMatch }, call) {
    const control = find(call, Id);
    requireVersion(IfMatch, control);
    const users = usersOf(call, ({ Origins }) =>
      (Origins.Items ?? []).some(({ OriginAccessControlId }) => OriginAccessControlId === control.id),
    );
    if (users.length > 0) {
      throw new AwsError(
        'OriginAccessControlInUse',
        'The CloudFront origin access control is still being used.',
        409,
      );
    }
    originAccessControls(call.cloud).delete(control.id);
    return {};
  },

  ListOriginAccessControls(input, call) {
    const { Items, ...page } = markedPageOf(all(call), ({ id }) => id, input);
    return {
      OriginAccessControlList: {
        ...page,
        Items: Items?.map(({ id, config }) => ({ Id: id, ...config, Description: config.Description ?? '' })),
      },
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateOriginAccessControl: ['OriginAccessControlConfig'],
  GetOriginAccessControl: ['Id'],
  GetOriginAccessControlConfig: ['Id'],
  UpdateOriginAccessControl: ['Id', 'IfMatch', 'OriginAccessControlConfig'],
  DeleteOriginAccessControl: ['Id', 'IfMatch'],
  ListOriginAccessControls: ['Marker', 'MaxItems'],
};

/** An account's origin access control; undefined when it has none of that id. */
export function controlOf(
  cloud: Call['cloud'],
  account: string,
  id: string,
): OriginAccessControl | undefined {
  const control = originAccessControls(cloud).get(id);
  return control?.account === account ? control : undefined;
}

function check(call: Call, config: OriginAccessControl['config'], ownId?: string): void {
  if (config.OriginAccessControlOriginType !== 's3') {
    throw notImplemented(`an OriginAccessControlOriginType of ${config.OriginAccessControlOriginType}`);
  }
  if (config.SigningBehavior === 'always-amz-auth') {
    throw notImplemented(`a SigningBehavior of ${config.SigningBehavior}`);
  }
  if (all(call).some(({ id, config: known }) => id !== ownId && known.Name === config.Name)) {
    throw new AwsError(
      'OriginAccessControlAlreadyExists',
      'An origin access control with the specified parameters already exists.',
      409,
    );
  }
}

function all(call: Call): OriginAccessControl[] {
  return ofAccount(originAccessControls(call.cloud), call.account);
}

function find(call: Call, id: string): OriginAccessControl {
  const control = controlOf(call.cloud, call.account, id);
  if (control) return control;
  throw new AwsError('NoSuchOriginAccessControl', 'The specified origin access control does not exist.', 404);
}

function shown({ id, config }: OriginAccessControl) {
  return { OriginAccessControl: { Id: id, OriginAccessControlConfig: config } };
}
