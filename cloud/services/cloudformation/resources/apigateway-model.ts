import { apigateway, NOTHING_THERE, replace } from './apigateway-calls.ts';
import type { SupportedType } from './only.ts';
import type { Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Model extends Properties {
  RestApiId: string;
  Name?: string;
  ContentType?: string;
  Description?: string;
  /** An object, or its text. */
  Schema?: unknown;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-model.html */
export const model: SupportedType = {
  supported: ['RestApiId', 'Name', 'ContentType', 'Description', 'Schema'],

  async create({ RestApiId, Name, ContentType, Description, Schema }: Model, context) {
    // Names of models have letters and digits alone.
    const name = Name ?? context.physicalName().replaceAll(/[^a-zA-Z0-9]/g, '');
    await apigateway(context)('CreateModel', {
      restApiId: RestApiId,
      name,
      contentType: ContentType ?? 'application/json',
      description: Description,
      schema: textOf(Schema),
    });
    return { physicalId: name, attributes: {} };
  },

  async update(modelName, { RestApiId, Description = '', Schema }: Model, _before, context) {
    const patchOperations = [replace('/description', Description), replace('/schema', textOf(Schema) ?? '')];
    await apigateway(context)('UpdateModel', { restApiId: RestApiId, modelName, patchOperations });
    return { physicalId: modelName, attributes: {} };
  },

  async delete(modelName, { RestApiId: restApiId }: Model, context) {
    await whenGone(apigateway(context)('DeleteModel', { restApiId, modelName }), NOTHING_THERE);
  },
};

function textOf(schema: unknown): string | undefined {
  return schema === undefined || typeof schema === 'string' ? schema : JSON.stringify(schema);
}
