import * as sdk from '@aws-sdk/client-sts';
import type { Service } from '../service.ts';
import { access, accessDenied } from './authorize.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = { sdk, handlers, modelled, access, accessDenied };
