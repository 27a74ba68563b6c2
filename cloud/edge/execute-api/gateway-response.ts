import { gatewayResponseOf } from '../../services/apigateway/gateway-response-defaults.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { contextValue, lenient } from './context-variables.ts';
import type { GatewayError } from './gateway-error.ts';
import { headerOf, type Invocation, stageVariablesOf } from './invocation.ts';
import { sourceValue } from './parameters.ts';

const HEADER = 'gatewayresponse.header.';
const VARIABLE =
  /\$(?:context|stageVariables|method\.request)\.[\w.-]*\w|\$\{(?:context|stageVariables)\.[\w.-]+\}/g;

/**
 * The answer of API Gateway's own, as the API wants it. Its template is no VTL: variables are put in, nothing else.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponse(invocation: Invocation, error: GatewayError): HttpResponse {
  const configured = gatewayResponseOf(invocation.definition.gatewayResponses, error.type);
  invocation.context.set(
    'error',
    lenient({
      message: error.message,
      messageString: JSON.stringify(error.message),
      responseType: error.type,
      validationErrorString: error.validation ?? '',
    }),
  );
  const [contentType, template] = chooseTemplate(invocation, configured.responseTemplates ?? {});
  const headers: HttpResponse['headers'] = {
    'x-amzn-errortype': error.errorType,
    'content-type': contentType,
    ...mappedHeaders(invocation, configured.responseParameters ?? {}),
  };
  return {
    status: Number(configured.statusCode ?? error.status),
    headers,
    body: template.replace(VARIABLE, (variable) => substitute(invocation, variable)),
  };
}

/** By the type that the client accepts; JSON otherwise, or the only one there is. */
function chooseTemplate(
  invocation: Invocation,
  templates: Record<string, string>,
): [type: string, template: string] {
  const accepted = headerOf(invocation, 'accept')?.split(',')[0]?.split(';')[0]?.trim() ?? '';
  const types = Object.keys(templates);
  const type = [accepted, 'application/json'].find((wanted) => types.includes(wanted)) ?? types[0];
  return type === undefined ? ['application/json', ''] : [type, templates[type] ?? ''];
}

function mappedHeaders(invocation: Invocation, mappings: Record<string, string>): HttpResponse['headers'] {
  const headers: HttpResponse['headers'] = {};
  for (const [target, source] of Object.entries(mappings)) {
    const value = sourceValue(source, invocation);
    if (value !== undefined) headers[target.slice(HEADER.length).toLowerCase()] = value;
  }
  return headers;
}

function substitute(invocation: Invocation, variable: string): string {
  const path = variable.replace(/^\$\{?|\}$/g, '');
  if (path.startsWith('context.'))
    return contextValue(invocation.context, path.slice('context.'.length)) ?? '';
  if (path.startsWith('stageVariables.')) {
    return stageVariablesOf(invocation)[path.slice('stageVariables.'.length)] ?? '';
  }
  return [sourceValue(path, invocation) ?? ''].flat().join(',');
}
