import * as sdk from '@aws-sdk/client-s3';
import type { Service } from '../service.ts';
import { accessDenied } from './access-denied.ts';
import { access } from './authorize.ts';
import * as buckets from './bucket-handlers.ts';
import { finish } from './finish.ts';
import * as objects from './object-handlers.ts';
import { preflight } from './preflight.ts';
import { verifySetting } from './setting-digest.ts';

export const service: Service = {
  sdk,
  handlers: { ...buckets.handlers, ...objects.handlers },
  modelled: { ...buckets.modelled, ...objects.modelled },
  access,
  intercept: async (request, call) => {
    verifySetting(request);
    return preflight(request, call) ?? (await objects.intercept(request, call));
  },
  finish: (response, call) => finish(objects.finish(response, call), call),
  accessDenied,
};
