import * as accessKeys from './access-keys.ts';
import * as attachments from './attachments.ts';
import * as inlinePolicies from './inline-policies.ts';
import * as policies from './policies.ts';
import * as policyVersions from './policy-versions.ts';
import * as roles from './roles.ts';
import * as tagging from './tagging.ts';
import * as users from './users.ts';

export const handlers = {
  ...users.handlers,
  ...accessKeys.handlers,
  ...roles.handlers,
  ...inlinePolicies.handlers,
  ...policies.handlers,
  ...policyVersions.handlers,
  ...attachments.handlers,
  ...tagging.handlers,
};

export const modelled = {
  ...users.modelled,
  ...accessKeys.modelled,
  ...roles.modelled,
  ...inlinePolicies.modelled,
  ...policies.modelled,
  ...policyVersions.modelled,
  ...attachments.modelled,
  ...tagging.modelled,
};
