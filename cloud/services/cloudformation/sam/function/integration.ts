import { readAuth } from '../api/authorizers.ts';
import { invalidEvent, notModelled } from '../faults.ts';
import { resolveParameters } from '../parameters.ts';
import { PyDict } from '../python/dictionary.ts';
import { print } from '../python/print.ts';
import { PyText } from '../python/text.ts';
import { given, own, type PyValue } from '../python/values.ts';
import type { Run } from '../run.ts';
import { type Fields, isFields } from '../shape.ts';
import { edited } from '../swagger/definition.ts';
import { methodKey, onlyIf, pathItems } from '../swagger/paths.ts';
import { requirement } from '../swagger/security.ts';
import type { ApiEvent } from './event-properties.ts';
import { addRequest } from './request.ts';

/** The function that an event calls. */
export interface Target {
  function: string;
  alias: string | undefined;
  condition: string | undefined;
}

/** Writes the call of the function into the definition of its API, unless that is the user's own. */
export function addIntegration(run: Run, target: Target, event: ApiEvent, properties: Fields): void {
  const definition = run.definitions.get(event.api);
  if (!definition?.managed) return;
  const key = methodKey(event.method);
  const name = typeof key === 'string' ? key : key.text;
  const condition = target.condition === undefined ? undefined : new PyText(target.condition);
  definition.body = edited(definition.body, (body) => {
    for (const item of pathItems(body, event.path)) {
      const known = item.get(name);
      if (known instanceof PyDict && known.size > 0) throw repeated(target, event, name);
      const operation = new PyDict();
      item.set(key, onlyIf(condition, operation));
      fillOperation(run, target, event, properties, operation, body);
    }
  });
}

function fillOperation(
  run: Run,
  target: Target,
  event: ApiEvent,
  properties: Fields,
  operation: PyDict,
  body: PyDict,
): void {
  const integration = new PyDict();
  integration
    .set('type', 'aws_proxy')
    .set('httpMethod', 'POST')
    .set('uri', invocationUri(run.partition, target));
  operation.set('x-amazon-apigateway-integration', integration).set('responses', new PyDict());
  addSecurity(run, target, event, properties.Auth, operation);
  const models = run.resources[event.api]?.Properties?.Models;
  addRequest({ id: target.function, event, models, operation, body }, properties);
}

function invocationUri(partition: string, { function: id, alias, condition }: Target): PyValue {
  const prefix = `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/`;
  const uri =
    alias === undefined
      ? new PyText(`${prefix}\${${id}.Arn}/invocations`)
      : `${prefix}\${${alias}}/invocations`;
  return onlyIf(condition === undefined ? undefined : new PyText(condition), own({ 'Fn::Sub': uri }));
}

function repeated(target: Target, event: ApiEvent, method: string): Error {
  return invalidEvent(
    target.function,
    event.name,
    `API method "${method}" defined multiple times for path "${event.path}".`,
  );
}

const REFUSED = ['ApiKeyRequired', 'InvokeRole', 'ResourcePolicy', 'OverrideApiAuth'];

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html */
function addSecurity(run: Run, target: Target, event: ApiEvent, auth: unknown, operation: PyDict): void {
  if (!isFields(auth)) return;
  const refused = REFUSED.find((key) => key in auth);
  if (refused !== undefined) throw notModelled(target.function, `${refused} in the Auth of an event`);
  const { Authorizer, AuthorizationScopes: scopes } = auth;
  if (scopes !== undefined && !Array.isArray(scopes)) {
    throw invalidEvent(target.function, event.name, "Property 'Auth.AuthorizationScopes' should be a list.");
  }
  if (Authorizer === undefined) {
    if (scopes === undefined) return;
    throw invalidEvent(target.function, event.name, 'AuthorizationScopes works only when Authorizer is set');
  }
  const name = checkAuthorizer(run, target.function, event, Authorizer);
  const known = apiAuth(run, event.api)?.authorizers.get(name);
  operation.set('security', [requirement(name, scopes ?? known?.scopes)]);
}

function apiAuth(run: Run, api: string) {
  const auth = resolveParameters(run.resources[api]?.Properties?.Auth, run.values);
  return isFields(auth) ? readAuth(api, auth) : undefined;
}

function checkAuthorizer(run: Run, id: string, event: ApiEvent, name: unknown): string {
  if (name === 'AWS_IAM') throw notModelled(id, `the authorizer AWS_IAM (event ${event.name})`);
  const auth = apiAuth(run, event.api);
  const where = `on API method [${event.method.toLowerCase()}] for path [${event.path}]`;
  const fault = (text: string) => invalidEvent(id, event.name, `Unable to set Authorizer ${text}`);
  if (name === 'NONE') {
    if (auth?.defaultAuthorizer !== undefined) return name;
    throw fault(
      `${where} because 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.`,
    );
  }
  if (typeof name !== 'string') {
    throw fault(
      `[${print(given(name))}] ${where}. The method authorizer must be a string with a corresponding dict entry in the api authorizer.`,
    );
  }
  if (!auth || auth.authorizers.size === 0) {
    throw fault(`[${name}] ${where} because the related API does not define any Authorizers.`);
  }
  if (auth.authorizers.has(name)) return name;
  throw fault(`[${name}] ${where} because it wasn't defined in the API's Authorizers.`);
}
