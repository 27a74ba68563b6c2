import * as account from './account.ts';
import * as authorizers from './authorizers.ts';
import * as deployments from './deployments.ts';
import * as gatewayResponses from './gateway-responses.ts';
import * as integrationResponses from './integration-responses.ts';
import * as integrations from './integrations.ts';
import * as methodResponses from './method-responses.ts';
import * as methods from './methods.ts';
import * as models from './models.ts';
import * as openApi from './open-api.ts';
import * as resources from './resources.ts';
import * as restApis from './rest-apis.ts';
import * as stages from './stages.ts';
import * as tags from './tags.ts';
import * as testInvokeAuthorizer from './test-invoke-authorizer.ts';
import * as validators from './validators.ts';

export const handlers = {
  ...restApis.handlers,
  ...resources.handlers,
  ...methods.handlers,
  ...methodResponses.handlers,
  ...integrations.handlers,
  ...integrationResponses.handlers,
  ...models.handlers,
  ...validators.handlers,
  ...authorizers.handlers,
  ...testInvokeAuthorizer.handlers,
  ...gatewayResponses.handlers,
  ...deployments.handlers,
  ...stages.handlers,
  ...openApi.handlers,
  ...tags.handlers,
  ...account.handlers,
};

export const modelled = {
  ...restApis.modelled,
  ...resources.modelled,
  ...methods.modelled,
  ...methodResponses.modelled,
  ...integrations.modelled,
  ...integrationResponses.modelled,
  ...models.modelled,
  ...validators.modelled,
  ...authorizers.modelled,
  ...testInvokeAuthorizer.modelled,
  ...gatewayResponses.modelled,
  ...deployments.modelled,
  ...stages.modelled,
  ...openApi.modelled,
  ...tags.modelled,
  ...account.modelled,
};
