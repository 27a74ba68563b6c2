import type * as Sdk from '@aws-sdk/client-s3';
import type { Handlers, Modelled } from '../service.ts';
import * as acl from './bucket-acl.ts';
import * as cors from './bucket-cors.ts';
import * as encryption from './bucket-encryption.ts';
import * as lifecycle from './bucket-lifecycle.ts';
import * as ownership from './bucket-ownership.ts';
import * as policy from './bucket-policy.ts';
import * as publicAccess from './bucket-public-access.ts';
import * as tagging from './bucket-tagging.ts';
import * as unset from './bucket-unset.ts';
import * as versioning from './bucket-versioning.ts';
import * as website from './bucket-website.ts';
import * as buckets from './buckets.ts';

/** Every operation on buckets and their settings. */
export const handlers = {
  ...buckets.handlers,
  ...acl.handlers,
  ...cors.handlers,
  ...encryption.handlers,
  ...lifecycle.handlers,
  ...ownership.handlers,
  ...policy.handlers,
  ...publicAccess.handlers,
  ...tagging.handlers,
  ...unset.handlers,
  ...versioning.handlers,
  ...website.handlers,
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ...buckets.modelled,
  ...acl.modelled,
  ...cors.modelled,
  ...encryption.modelled,
  ...lifecycle.modelled,
  ...ownership.modelled,
  ...policy.modelled,
  ...publicAccess.modelled,
  ...tagging.modelled,
  ...unset.modelled,
  ...versioning.modelled,
  ...website.modelled,
};
