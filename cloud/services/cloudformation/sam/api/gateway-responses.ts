import { invalidResource } from '../faults.ts';
import { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import { given, own, type PyValue } from '../python/values.ts';
import { type Fields, isFields } from '../shape.ts';
import { childOf } from '../swagger/definition.ts';

const KEYS = ['ResponseParameters', 'ResponseTemplates', 'StatusCode'];
/** Where a parameter of a response stands, in a definition's word. */
const PLACES: Record<string, string> = { Headers: 'header', Paths: 'path', QueryStrings: 'querystring' };

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-gatewayresponses.html */
export function addGatewayResponses(id: string, body: PyDict, responses: Fields): void {
  for (const [type, response] of Object.entries(responses)) checkResponse(id, type, response);
  const target = childOf(body, 'x-amazon-apigateway-gateway-responses');
  for (const [type, response] of Object.entries(responses)) {
    if (isFields(response)) target.set(new PyText(type), gatewayResponse(id, response));
  }
}

function checkResponse(id: string, type: string, response: unknown): void {
  if (!isFields(response)) {
    throw invalidResource(
      id,
      `Invalid property type '${pythonType(response)}' for GatewayResponses. Expected an object of type 'GatewayResponse'.`,
    );
  }
  const unknown = Object.keys(response).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw invalidResource(id, `Invalid property '${unknown}' in 'GatewayResponses' property '${type}'.`);
  }
}

function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'Py27UniStr';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'int' : 'NoneType';
}

function gatewayResponse(id: string, { ResponseParameters, ResponseTemplates, StatusCode }: Fields): PyValue {
  return own({
    responseParameters: responseParameters(id, ResponseParameters ?? {}),
    responseTemplates: given(ResponseTemplates ?? {}),
    ...(StatusCode === undefined || StatusCode === null ? {} : { statusCode: statusCode(id, StatusCode) }),
  });
}

function statusCode(id: string, value: unknown): PyValue {
  if ((typeof value !== 'number' && typeof value !== 'string') || !/^\d+$/.test(String(value))) {
    throw invalidResource(id, "Property 'StatusCode' must be numeric");
  }
  return String(value);
}

function responseParameters(id: string, parameters: unknown): PyDict {
  const target = new PyDict();
  for (const [kind, values] of Object.entries(isFields(parameters) ? parameters : {})) {
    const place = PLACES[kind];
    if (place === undefined) throw invalidResource(id, `Invalid gateway response parameter '${kind}'`);
    if (!isFields(values)) {
      throw invalidResource(id, `Property 'ResponseParameters.${kind}' should be a map.`);
    }
    for (const [name, value] of Object.entries(values)) {
      target.set(new PyText(`gatewayresponse.${place}.${name}`), given(value));
    }
  }
  return target;
}
