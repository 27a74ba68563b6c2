import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Model } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findApi, peekApi } from './find.ts';
import { newShortId } from './ids.ts';
import { pageOf } from './pages.ts';
import { applyPatches, listingWords, type PatchRule } from './patches.ts';
import { badRequest, conflict, notFound } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Model.html */
export const handlers = {
  CreateModel({ restApiId, name, contentType, description, schema }, call) {
    findApi(call, restApiId);
    if (name === '') throw badRequest('Model name must be non-empty');
    if (!/^[a-zA-Z0-9]+$/.test(name)) throw badRequest(`Model name must be alphanumeric: ${name}`);
    checkSchema(schema);
    const model: Model = { id: newShortId(), name, contentType, schema, ...(description && { description }) };
    changeApi(call, restApiId, (api) => {
      if (api.models[name]) throw conflict('Model name already exists for this REST API');
      api.models[name] = model;
    });
    return model;
  },

  GetModel({ restApiId, modelName }, call) {
    return findModel(peekApi(call, restApiId), modelName);
  },

  GetModels({ restApiId, ...paging }, call) {
    const models = Object.values(findApi(call, restApiId).models);
    return pageOf(models.sort(byName), ({ name = '' }) => name, paging);
  },

  UpdateModel({ restApiId, modelName, patchOperations }, call) {
    findModel(peekApi(call, restApiId), modelName);
    return changeApi(call, restApiId, (api) => {
      const model = findModel(api, modelName);
      applyPatches(model, patchOperations, rules, listingWords(['/description', '/schema']));
      return model;
    });
  },

  DeleteModel({ restApiId, modelName }, call) {
    findModel(peekApi(call, restApiId), modelName);
    changeApi(call, restApiId, (api) => {
      const user = methodUsing(api, modelName);
      if (user) {
        throw conflict(`Cannot delete model '${modelName}', is referenced in method request: ${user}`);
      }
      delete api.models[modelName];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateModel: ['restApiId', 'name', 'contentType', 'description', 'schema'],
  GetModel: ['restApiId', 'modelName'],
  GetModels: ['restApiId', 'position', 'limit'],
  UpdateModel: ['restApiId', 'modelName', 'patchOperations'],
  DeleteModel: ['restApiId', 'modelName'],
};

const rules: PatchRule<Model>[] = [
  {
    path: '/description',
    replace: (model, value) => {
      model.description = value;
    },
  },
  {
    path: '/schema',
    replace: (model, value) => {
      checkSchema(value);
      model.schema = value;
    },
  },
];

/** The two models that every API starts with. */
export function defaultModels(): Record<string, Model> {
  const schema = (title: string, more: object) =>
    JSON.stringify(
      { $schema: 'http://json-schema.org/draft-04/schema#', title, type: 'object', ...more },
      null,
      2,
    );
  const contentType = 'application/json';
  return {
    Empty: {
      id: newShortId(),
      name: 'Empty',
      description: 'This is a default empty schema model',
      contentType,
      schema: schema('Empty Schema', {}),
    },
    Error: {
      id: newShortId(),
      name: 'Error',
      description: 'This is a default error schema model',
      contentType,
      schema: schema('Error Schema', { properties: { message: { type: 'string' } } }),
    },
  };
}

/** @throws AwsError BadRequestException when one of the names is no model of the API's */
export function checkModels(api: RestApiRecord, models: Record<string, string> | undefined): void {
  for (const name of Object.values(models ?? {})) {
    if (!api.models[name]) throw badRequest(`Invalid model identifier specified: ${name}`);
  }
}

function findModel(api: RestApiRecord | undefined, name: string): Model {
  const model = api?.models[name];
  if (!model) throw notFound(`Invalid model name specified: ${name}`);
  return model;
}

function checkSchema(schema: string | undefined): void {
  if (!schema) throw badRequest('Model schema must have at least 1 property or array items defined');
  try {
    JSON.parse(schema);
  } catch {
    throw badRequest('Invalid model schema specified');
  }
}

function methodUsing(api: RestApiRecord, model: string): string | undefined {
  for (const { path, resourceMethods } of Object.values(api.resources)) {
    for (const [verb, method] of Object.entries(resourceMethods ?? {})) {
      if (Object.values(method.requestModels ?? {}).includes(model)) return `${path}/${verb}`;
      const answers = Object.values(method.methodResponses ?? {});
      if (answers.some(({ responseModels }) => Object.values(responseModels ?? {}).includes(model))) {
        return `${path}/${verb}`;
      }
    }
  }
  return undefined;
}

function byName(left: Model, right: Model): number {
  return (left.name ?? '') < (right.name ?? '') ? -1 : 1;
}
