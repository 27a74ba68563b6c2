import * as sdk from '@aws-sdk/client-lambda';
import type { Service } from '../service.ts';
import { accessDenied } from './access-denied.ts';
import { access } from './authorize.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  accessDenied,
  finish(response, { operation }) {
    // What a function gives is JSON, though the model calls it bytes.
    if (operation === 'Invoke' && response.status === 200)
      response.headers['content-type'] = 'application/json';
    return response;
  },
};
