import type { Method } from '@aws-sdk/client-api-gateway';
import type { Definition } from '../../services/apigateway/state.ts';
import { GatewayError } from './gateway-error.ts';
import { contentTypeOf, type Invocation } from './invocation.ts';
import { isValid } from './json-schema.ts';
import { requestParameter } from './parameters.ts';

/**
 * Checks a request as the method's validator says.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 *
 * @throws GatewayError BAD_REQUEST_PARAMETERS, BAD_REQUEST_BODY
 */
export function validateRequest(invocation: Invocation, method: Method): void {
  const validator = invocation.definition.validators[method.requestValidatorId ?? ''];
  if (validator?.validateRequestParameters) checkParameters(invocation, method);
  if (validator?.validateRequestBody) checkBody(invocation, method);
}

function checkParameters(invocation: Invocation, { requestParameters }: Method): void {
  const missing: string[] = [];
  for (const [key, required] of Object.entries(requestParameters ?? {})) {
    const [, , kind = '', ...rest] = key.split('.');
    const name = rest.join('.');
    const value = requestParameter(invocation, kind, name);
    if (required && (value === undefined || value === '')) missing.push(name);
  }
  if (missing.length === 0) return;
  throw new GatewayError(
    'BAD_REQUEST_PARAMETERS',
    `Missing required request parameters: [${missing.join(', ')}]`,
  );
}

/** A media type without a model is not checked. */
function checkBody(invocation: Invocation, { requestModels }: Method): void {
  const { definition, request } = invocation;
  const name = requestModels?.[contentTypeOf(invocation)];
  const schema = name === undefined ? undefined : schemaOf(definition, name);
  if (!schema) return;
  const text = new TextDecoder().decode(request.body);
  const body = parse(text.trim() === '' ? '{}' : text);
  const resolve = (ref: string) => resolveRef(definition, schema, ref);
  if (body && isValid(body.value, schema, resolve)) return;
  throw new GatewayError('BAD_REQUEST_BODY', 'Invalid request body', {
    validation: body ? 'the body is not what the model describes' : 'the body is no JSON',
  });
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function schemaOf(definition: Definition, name: string): object | undefined {
  const schema = definition.models[name]?.schema;
  return schema ? (JSON.parse(schema) as object) : undefined;
}

function resolveRef(definition: Definition, root: object, ref: string): object | undefined {
  const model = /\/models\/(\w+)$/.exec(ref);
  if (model) return schemaOf(definition, model[1] ?? '');
  let at: unknown = root;
  for (const step of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
  }
  return typeof at === 'object' && at !== null ? at : undefined;
}
