import * as sdk from '@aws-sdk/client-cloudformation';
import type { Service } from '../service.ts';
import { access } from './authorize.ts';
import { resumeInterrupted } from './engine/resume.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  resume: resumeInterrupted,
};
