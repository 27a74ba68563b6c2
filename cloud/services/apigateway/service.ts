import * as sdk from '@aws-sdk/client-api-gateway';
import { AwsError } from '../../errors.ts';
import type { Service } from '../service.ts';
import { access } from './authorize.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  accessDenied: (_access, message) => new AwsError('AccessDeniedException', message, 403),
};
