import type { Method } from '@aws-sdk/client-api-gateway';
import type { Definition } from '../state.ts';
import { exportIntegration } from './export-integration.ts';
import { exportAuthorization } from './export-security.ts';

/** Which of AWS's extensions the document has. */
export interface Extensions {
  all: boolean;
  integrations: boolean;
}

/** A method as an operation of the document. */
export function exportMethod(
  definition: Definition,
  method: Method,
  isV3: boolean,
  extensions: Extensions,
): object {
  const validator = definition.validators[method.requestValidatorId ?? '']?.name;
  const bodies = Object.entries(method.requestModels ?? {});
  const ref = (name: string) => ({ $ref: `#/${isV3 ? 'components/schemas' : 'definitions'}/${name}` });
  const content = bodies.map(([type, name]) => [type, { schema: ref(name) }]);
  const body =
    bodies[0] && !isV3 ? [{ in: 'body', name: bodies[0][1], required: true, schema: ref(bodies[0][1]) }] : [];
  const parameters = [...parametersOf(method, isV3), ...body];
  return {
    ...(method.operationName && { operationId: method.operationName }),
    ...(!isV3 && bodies.length > 0 && { consumes: bodies.map(([type]) => type) }),
    ...(!isV3 && { produces: producedBy(method) }),
    ...(parameters.length > 0 && { parameters }),
    ...(isV3 &&
      content.length > 0 && { requestBody: { content: Object.fromEntries(content), required: true } }),
    responses: responsesOf(method, isV3, ref),
    ...exportAuthorization(definition, method),
    ...(validator && extensions.all && { 'x-amazon-apigateway-request-validator': validator }),
    ...(extensions.integrations &&
      method.methodIntegration && {
        'x-amazon-apigateway-integration': exportIntegration(method.methodIntegration),
      }),
  };
}

function producedBy({ methodResponses }: Method): string[] {
  const types = Object.values(methodResponses ?? {}).flatMap(({ responseModels }) =>
    Object.keys(responseModels ?? {}),
  );
  return types.length > 0 ? [...new Set(types)] : ['application/json'];
}

function parametersOf({ requestParameters }: Method, isV3: boolean): object[] {
  const places: Record<string, string> = { querystring: 'query', header: 'header', path: 'path' };
  return Object.entries(requestParameters ?? {}).map(([key, required]) => {
    const [, , kind = '', ...name] = key.split('.');
    const place = places[kind];
    const type = isV3 ? { schema: { type: 'string' } } : { type: 'string' };
    return {
      name: name.join('.'),
      in: place,
      ...((required || place === 'path') && { required: true }),
      ...type,
    };
  });
}

function responsesOf(method: Method, isV3: boolean, ref: (name: string) => object): object {
  const responses = Object.entries(method.methodResponses ?? {}).map(([status, response]) => {
    const type = isV3 ? { schema: { type: 'string' } } : { type: 'string' };
    const headers = Object.keys(response.responseParameters ?? {}).map((key) => [
      key.slice('method.response.header.'.length),
      type,
    ]);
    const models = Object.entries(response.responseModels ?? {});
    const content = models.map(([mediaType, name]) => [mediaType, { schema: ref(name) }]);
    return [
      status,
      {
        description: `${status} response`,
        ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
        ...(isV3 && { content: Object.fromEntries(content) }),
        ...(!isV3 && models[0] && { schema: ref(models[0][1]) }),
      },
    ];
  });
  return Object.fromEntries(responses);
}
