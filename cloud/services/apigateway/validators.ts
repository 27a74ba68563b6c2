import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { RequestValidator } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findApi, peekApi } from './find.ts';
import { newShortId } from './ids.ts';
import { pageOf } from './pages.ts';
import { applyPatches, listingWords, type PatchRule } from './patches.ts';
import { badRequest, conflict, notFound } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html */
export const handlers = {
  CreateRequestValidator({ restApiId, name, validateRequestBody, validateRequestParameters }, call) {
    if (!peekApi(call, restApiId)) throw badRequest('Invalid REST API identifier specified');
    const validator: RequestValidator = {
      id: newShortId(),
      name,
      validateRequestBody: validateRequestBody ?? false,
      validateRequestParameters: validateRequestParameters ?? false,
    };
    changeApi(call, restApiId, (api) => {
      api.validators[validator.id ?? ''] = validator;
    });
    return validator;
  },

  GetRequestValidator({ restApiId, requestValidatorId }, call) {
    return findValidator(peekApi(call, restApiId), requestValidatorId);
  },

  GetRequestValidators({ restApiId, ...paging }, call) {
    return pageOf(Object.values(findApi(call, restApiId).validators), ({ id = '' }) => id, paging);
  },

  UpdateRequestValidator({ restApiId, requestValidatorId, patchOperations }, call) {
    findValidator(peekApi(call, restApiId), requestValidatorId);
    return changeApi(call, restApiId, (api) => {
      const validator = findValidator(api, requestValidatorId);
      applyPatches(validator, patchOperations, rules, listingWords(rules.map(({ path }) => path)));
      return validator;
    });
  },

  DeleteRequestValidator({ restApiId, requestValidatorId }, call) {
    findValidator(peekApi(call, restApiId), requestValidatorId);
    changeApi(call, restApiId, (api) => {
      const methods = Object.values(api.resources).flatMap(({ resourceMethods }) =>
        Object.values(resourceMethods ?? {}),
      );
      if (methods.some((method) => method.requestValidatorId === requestValidatorId)) {
        throw conflict(`Cannot delete Request Validator ${requestValidatorId}, is referenced in a method`);
      }
      delete api.validators[requestValidatorId];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateRequestValidator: ['restApiId', 'name', 'validateRequestBody', 'validateRequestParameters'],
  GetRequestValidator: ['restApiId', 'requestValidatorId'],
  GetRequestValidators: ['restApiId', 'position', 'limit'],
  UpdateRequestValidator: ['restApiId', 'requestValidatorId', 'patchOperations'],
  DeleteRequestValidator: ['restApiId', 'requestValidatorId'],
};

const rules: PatchRule<RequestValidator>[] = [
  {
    path: '/name',
    replace: (validator, value) => {
      if (value.trim() === '') throw badRequest('Request Validator name cannot be blank');
      validator.name = value;
    },
  },
  {
    path: '/validateRequestParameters',
    replace: (validator, value) => {
      validator.validateRequestParameters = value === 'true';
    },
  },
  {
    path: '/validateRequestBody',
    replace: (validator, value) => {
      validator.validateRequestBody = value === 'true';
    },
  },
];

/** @throws AwsError BadRequestException when a method names a validator that the API does not have */
export function checkValidator(api: RestApiRecord, id: string | undefined): void {
  if (id && !api.validators[id]) throw badRequest('Invalid Request Validator identifier specified');
}

function findValidator(api: RestApiRecord | undefined, id: string): RequestValidator {
  const validator = api?.validators[id];
  if (!validator) throw notFound('Invalid Request Validator identifier specified');
  return validator;
}
