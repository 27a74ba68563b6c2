import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../errors.ts';
import type { Service } from '../service.ts';
import { access } from './authorize.ts';
import { answerPreflight, withCors } from './cors.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  accessDenied: (_access, message) => new AwsError('AccessDeniedException', message),
  intercept: async (request) => answerPreflight(request),
  finish: withCors,
};
