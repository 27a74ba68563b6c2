import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findApi } from './find.ts';
import { exportApi } from './open-api/export.ts';
import { applyDocument } from './open-api/import.ts';
import { readDocument } from './open-api/read-document.ts';
import { badRequest } from './refusals.ts';
import { newRestApi, shown } from './rest-apis.ts';
import { findStage } from './stage-records.ts';
import { deployments, type RestApiRecord, restApis } from './state.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html */
export const handlers = {
  ImportRestApi({ body, parameters, failOnWarnings }, call) {
    const document = readDocument(body ?? new Uint8Array());
    const name = document.info?.title;
    if (!name) throw badRequest('Invalid OpenAPI input. The title of the API is missing.');
    const types = parameters?.endpointConfigurationTypes;
    const endpointConfiguration = types ? { types: [types as 'EDGE'] } : undefined;
    const api = newRestApi({ name, endpointConfiguration }, call);
    return keep(call, api, applyDocument(api, document), failOnWarnings);
  },

  PutRestApi({ restApiId, mode, body, failOnWarnings }, call) {
    const api = structuredClone(findApi(call, restApiId));
    const document = readDocument(body ?? new Uint8Array());
    if (mode === 'overwrite') {
      Object.assign(api, {
        resources: {},
        models: {},
        validators: {},
        authorizers: {},
        gatewayResponses: {},
        binaryMediaTypes: [],
      });
      api.resources[api.rootResourceId] = { id: api.rootResourceId, path: '/' };
      api.name = document.info?.title ?? api.name;
    }
    return keep(call, api, applyDocument(api, document), failOnWarnings);
  },

  GetExport({ restApiId, stageName, exportType, parameters, accepts }, call) {
    const api = findApi(call, restApiId);
    const stage = findStage(call, restApiId, stageName);
    const definition = deployments(call.cloud, restApiId).get(stage.deploymentId)?.definition ?? api;
    const { text, contentType } = exportApi(
      { api, definition, stage, urlSuffix: call.cloud.urlSuffix },
      exportType,
      {
        extensions: parameters?.extensions,
        accepts,
      },
    );
    const extension = contentType.endsWith('yaml') ? 'yaml' : 'json';
    const file = `${exportType === 'swagger' ? 'swagger' : 'oas30'}_${new Date(stage.updatedAt).toISOString()}.${extension}`;
    return {
      contentType,
      contentDisposition: `attachment; filename="${file}"`,
      body: new TextEncoder().encode(text),
    };
  },
} satisfies Handlers<typeof Sdk>;

// `ignore=documentation` says what happens here anyway.
export const modelled: Modelled<typeof handlers> = {
  ImportRestApi: ['body', 'parameters.endpointConfigurationTypes', 'parameters.ignore', 'failOnWarnings'],
  PutRestApi: ['restApiId', 'mode', 'body', 'parameters.ignore', 'failOnWarnings'],
  GetExport: ['restApiId', 'stageName', 'exportType', 'parameters.extensions', 'accepts'],
};

function keep(call: Call, api: RestApiRecord, warnings: string[], failOnWarnings = false): Sdk.RestApi {
  if (failOnWarnings && warnings.length > 0) throw badRequest(warnings.join('\n'));
  restApis(call.cloud).set(api.id, api);
  return { ...shown(api), ...(warnings.length > 0 && { warnings }) };
}
