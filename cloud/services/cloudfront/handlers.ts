import * as cachePolicies from './cache-policies.ts';
import * as distributionChanges from './distribution-changes.ts';
import * as distributions from './distributions.ts';
import * as invalidations from './invalidations.ts';
import * as originAccessControls from './origin-access-controls.ts';
import * as originAccessIdentities from './origin-access-identities.ts';
import * as originRequestPolicies from './origin-request-policies.ts';
import * as responseHeadersPolicies from './response-headers-policies.ts';
import * as tags from './tags.ts';

/** Every operation that the cloud's CloudFront has. */
export const handlers = {
  ...distributions.handlers,
  ...distributionChanges.handlers,
  ...invalidations.handlers,
  ...originAccessIdentities.handlers,
  ...originAccessControls.handlers,
  ...cachePolicies.handlers,
  ...originRequestPolicies.handlers,
  ...responseHeadersPolicies.handlers,
  ...tags.handlers,
};

export const modelled = {
  ...distributions.modelled,
  ...distributionChanges.modelled,
  ...invalidations.modelled,
  ...originAccessIdentities.modelled,
  ...originAccessControls.modelled,
  ...cachePolicies.modelled,
  ...originRequestPolicies.modelled,
  ...responseHeadersPolicies.modelled,
  ...tags.modelled,
};
