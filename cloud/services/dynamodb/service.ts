import * as sdk from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../errors.ts';
import type { Service } from '../service.ts';
import { access } from './authorize.ts';
import * as backups from './backups.ts';
import * as items from './items.ts';
import * as tables from './tables.ts';
import * as tags from './tags.ts';
import * as timeToLive from './time-to-live.ts';

export const handlers = {
  ...tables.handlers,
  ...items.handlers,
  ...tags.handlers,
  ...timeToLive.handlers,
  ...backups.handlers,
};

export const service: Service = {
  sdk,
  handlers,
  modelled: {
    ...tables.modelled,
    ...items.modelled,
    ...tags.modelled,
    ...timeToLive.modelled,
    ...backups.modelled,
  },
  access,
  checksItself: [
    ...Object.keys(tables.handlers),
    ...Object.keys(items.handlers),
    ...Object.keys(tags.handlers),
  ],
  accessDenied: (_access, message) => new AwsError('AccessDeniedException', message),
};
