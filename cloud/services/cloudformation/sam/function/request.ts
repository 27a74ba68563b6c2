import { invalidEvent } from '../faults.ts';
import type { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import { type Own, own, type PyValue } from '../python/values.ts';
import { type Fields, isFields } from '../shape.ts';
import { childOf, isOpenApi3 } from '../swagger/definition.ts';
import type { ApiEvent } from './event-properties.ts';

/** The method that an event describes, in the definition of its API. */
export interface Call {
  /** Logical id of the function. */
  id: string;
  event: ApiEvent;
  /** `Models` of the API. */
  models: unknown;
  operation: PyDict;
  body: PyDict;
}

/** The model of the body, the parameters and the time-out that an event tells. */
export function addRequest(call: Call, properties: Fields): void {
  const { RequestModel, RequestParameters, TimeoutInMillis } = properties;
  if (typeof TimeoutInMillis === 'number') {
    childOf(call.operation, 'x-amazon-apigateway-integration').set('timeoutInMillis', TimeoutInMillis);
  }
  if (isFields(RequestModel)) addModel(call, RequestModel);
  if (Array.isArray(RequestParameters)) addParameters(call, RequestParameters);
}

function checkModel({ id, event, models }: Call, model: string): void {
  if (isFields(models) && model in models) return;
  const where = `on API method [${event.method.toLowerCase()}] for path [${event.path}]`;
  const reason = isFields(models)
    ? "it wasn't defined in the API's Models."
    : 'the related API does not define any Models.';
  throw invalidEvent(id, event.name, `Unable to set RequestModel [${model}] ${where} because ${reason}`);
}

function addModel(call: Call, request: Fields): void {
  const { id, event, operation, body } = call;
  const { Model, Required } = request;
  if (typeof Model !== 'string') {
    throw invalidEvent(id, event.name, "Property 'RequestModel.Model' should be a string.");
  }
  checkModel(call, Model);
  const name = Model.toLowerCase();
  const required: { [name: string]: Own } = typeof Required === 'boolean' ? { required: Required } : {};
  if (isOpenApi3(body)) {
    const schema = { schema: { $ref: `#/components/schemas/${name}` } };
    operation.set('requestBody', own({ content: { 'application/json': schema }, ...required }));
  } else {
    const parameter = { in: 'body', name: new PyText(name), schema: { $ref: `#/definitions/${name}` } };
    append(operation, own({ ...parameter, ...required }));
  }
  addValidator(request, operation, body);
}

function addValidator({ ValidateBody, ValidateParameters }: Fields, operation: PyDict, body: PyDict): void {
  if (ValidateBody !== true && ValidateParameters !== true) return;
  const name =
    ValidateBody === true ? (ValidateParameters === true ? 'body-and-params' : 'body-only') : 'params-only';
  const validator = {
    validateRequestBody: ValidateBody === true,
    validateRequestParameters: ValidateParameters === true,
  };
  childOf(body, 'x-amazon-apigateway-request-validators').set(name, own(validator));
  operation.set('x-amazon-apigateway-request-validator', name);
}

function addParameters({ id, event, operation }: Call, parameters: unknown[]): void {
  const cached: PyValue[] = [];
  for (const entry of parameters) {
    const [name, settings] = parameterOf(entry) ?? fail(id, event);
    const [place = '', ...rest] = name.slice('method.request.'.length).split('.');
    append(
      operation,
      own({
        name: new PyText(rest.join('.')),
        in: place === 'querystring' ? 'query' : new PyText(place),
        required: settings.Required === true,
        type: 'string',
      }),
    );
    if (settings.Caching === true) cached.push(new PyText(name));
  }
  if (cached.length > 0) {
    childOf(operation, 'x-amazon-apigateway-integration').set('cacheKeyParameters', cached);
  }
}

function parameterOf(entry: unknown): [string, Fields] | undefined {
  const [name, settings] = isFields(entry) ? (Object.entries(entry)[0] ?? []) : [entry, {}];
  if (typeof name !== 'string' || !/^method\.request\.(querystring|path|header)\./.test(name))
    return undefined;
  return [name, isFields(settings) ? settings : {}];
}

function fail(id: string, event: ApiEvent): never {
  throw invalidEvent(
    id,
    event.name,
    "Invalid value for 'RequestParameters' property. Keys must be in the format " +
      "'method.request.[querystring|path|header].{value}', e.g 'method.request.header.Authorization'.",
  );
}

function append(operation: PyDict, parameter: Own): void {
  const known = operation.get('parameters');
  const list: PyValue[] = Array.isArray(known) ? known : [];
  operation.set('parameters', [...list, own(parameter)]);
}
