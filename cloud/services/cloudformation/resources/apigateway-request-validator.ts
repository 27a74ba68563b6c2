import { apigateway, NOTHING_THERE, replace } from './apigateway-calls.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface RequestValidator extends Properties {
  RestApiId: string;
  Name?: string;
  ValidateRequestBody?: boolean;
  ValidateRequestParameters?: boolean;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html */
export const requestValidator: SupportedType = {
  supported: ['RestApiId', 'Name', 'ValidateRequestBody', 'ValidateRequestParameters'],

  async create(properties: RequestValidator, context) {
    const input = lowered(
      properties,
      'RestApiId',
      'Name',
      'ValidateRequestBody',
      'ValidateRequestParameters',
    );
    const { id = '' } = await apigateway(context)('CreateRequestValidator', input);
    return physical(id);
  },

  async update(requestValidatorId, properties: RequestValidator, _before, context) {
    const { RestApiId, ValidateRequestBody = false, ValidateRequestParameters = false } = properties;
    await apigateway(context)('UpdateRequestValidator', {
      restApiId: RestApiId,
      requestValidatorId,
      patchOperations: [
        replace('/validateRequestBody', ValidateRequestBody),
        replace('/validateRequestParameters', ValidateRequestParameters),
      ],
    });
    return physical(requestValidatorId);
  },

  async delete(requestValidatorId, { RestApiId: restApiId }: RequestValidator, context) {
    const deletion = apigateway(context)('DeleteRequestValidator', { restApiId, requestValidatorId });
    await whenGone(deletion, NOTHING_THERE);
  },
};

function physical(id: string): Physical {
  return { physicalId: id, attributes: { RequestValidatorId: id } };
}
