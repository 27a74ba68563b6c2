import { invalidResource, invalidStructure } from '../faults.ts';
import { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import { given, own, type PyValue } from '../python/values.ts';
import { type Fields, isFields, isFilled } from '../shape.ts';
import { childOf, edited, isDefinition, isOpenApi3 } from '../swagger/definition.ts';
import { toOpenApi3 } from '../swagger/open-api-3.ts';
import { addAuth } from './auth.ts';
import { addCors } from './cors.ts';
import { addGatewayResponses } from './gateway-responses.ts';

/** The definition with everything that an API's properties add to it, in the reference's order. */
export function completeBody(
  id: string,
  properties: Fields,
  before: PyDict | undefined,
  version?: string,
): PyDict | undefined {
  const { DisableExecuteApiEndpoint, Cors, Auth, GatewayResponses, BinaryMediaTypes, Models } = properties;
  let body = before;
  const step = (property: string, what: string, change: (body: PyDict) => void) => {
    body = edited(definition(id, body, property, what), change);
  };
  if (isFilled(Cors)) step('Cors', 'Cors configuration', (target) => addCors(id, target, Cors));
  if (isFields(Auth) && isFilled(Auth)) {
    step('Auth', 'Auth configuration', (target) => addAuth(id, target, Auth));
    if (body) toOpenApi3(body, version);
  }
  if (isFields(GatewayResponses) && isFilled(GatewayResponses)) {
    const add = (target: PyDict) => addGatewayResponses(id, target, GatewayResponses);
    // The reference names the wrong property here.
    step('GatewayResponses', 'Auth configuration', add);
  }
  if (body && isFilled(BinaryMediaTypes))
    body = edited(checked(body), (target) => addBinaryMediaTypes(target, BinaryMediaTypes));
  if (isFields(Models) && isFilled(Models)) {
    step('Models', 'Models definitions', (target) => addModels(id, target, Models));
    if (body) toOpenApi3(body, version);
  }
  if (DisableExecuteApiEndpoint !== undefined) {
    body = edited(inline(id, body), (target) => disableEndpoint(target, DisableExecuteApiEndpoint));
  }
  if (body) toOpenApi3(body, version);
  return body;
}

function definition(id: string, body: PyDict | undefined, property: string, what: string): PyDict {
  if (body === undefined) {
    throw invalidResource(
      id,
      `${property} works only with inline Swagger specified in 'DefinitionBody' property.`,
    );
  }
  if (!isDefinition(body)) {
    throw invalidResource(
      id,
      `Unable to add ${what} because 'DefinitionBody' does not contain a valid Swagger definition.`,
    );
  }
  return body;
}

function checked(body: PyDict): PyDict {
  if (isDefinition(body)) return body;
  throw invalidStructure(
    "Invalid Swagger document or the Swagger document is not explicitly defined in 'DefinitionBody'.",
  );
}

function inline(id: string, body: PyDict | undefined): PyDict {
  if (body !== undefined) return checked(body);
  throw invalidResource(id, "DisableExecuteApiEndpoint works only within 'DefinitionBody' property.");
}

function addModels(id: string, body: PyDict, models: Fields): void {
  const target = childOf(body, 'definitions');
  for (const [name, model] of Object.entries(models)) {
    if (!isFields(model)) throw invalidResource(id, "Invalid value for 'Models' property");
    if (model.type === undefined) throw invalidStructure("'Models' schema is missing 'type'.");
    target.set(new PyText(name.toLowerCase()), given(model));
  }
}

function addBinaryMediaTypes(body: PyDict, types: unknown): void {
  const written = (type: unknown) => given(typeof type === 'string' ? type.replaceAll('~1', '/') : type);
  body.set(
    'x-amazon-apigateway-binary-media-types',
    Array.isArray(types) ? types.map(written) : written(types),
  );
}

function disableEndpoint(body: PyDict, disable: unknown): void {
  const configuration: PyValue = own({ disableExecuteApiEndpoint: given(disable) });
  const name = 'x-amazon-apigateway-endpoint-configuration';
  if (isOpenApi3(body)) addToServers(body, name, configuration);
  else body.set(name, configuration);
}

function addToServers(body: PyDict, name: string, configuration: PyValue): void {
  const servers = body.get('servers');
  if (!Array.isArray(servers) || servers.length === 0) {
    body.set('servers', own([{ [name]: configuration }]));
    return;
  }
  for (const server of servers) if (server instanceof PyDict) server.set(name, configuration);
}
