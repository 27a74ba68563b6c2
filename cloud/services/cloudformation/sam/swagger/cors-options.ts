import type { PyDict } from '../python/dictionary.ts';
import { given, type Own, ownDictionary } from '../python/values.ts';
import { isFilled } from '../shape.ts';
import { ANY_METHOD, pathItems, pathNames } from './paths.ts';

/** The answer to a preflight request, as the API's `Cors` tells it. */
export interface CorsAnswer {
  origin: unknown;
  headers?: unknown;
  methods?: unknown;
  maxAge?: unknown;
  credentials: boolean;
}

const ALL_METHODS = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

/** Gives every path that has no OPTIONS method one that answers preflight requests. */
export function addCorsOptions(body: PyDict, answer: CorsAnswer): void {
  for (const path of pathNames(body)) {
    for (const item of pathItems(body, path)) {
      if (!item.has('options')) item.set('options', preflight(answer, allowedMethods(item)));
    }
  }
}

function allowedMethods(item: PyDict): string {
  const methods = item.names();
  if (methods.includes(ANY_METHOD)) return ALL_METHODS;
  const names = [...methods, 'options'].map((method) => method.toUpperCase());
  return [...new Set(names)].sort().join(',');
}

function preflight(answer: CorsAnswer, methods: string): PyDict {
  const parameters: { [name: string]: Own } = {};
  const headers: { [name: string]: Own } = {};
  const add = (name: string, type: string, value: Own) => {
    parameters[`method.response.header.Access-Control-${name}`] = value;
    headers[`Access-Control-${name}`] = { type };
  };
  add('Allow-Origin', 'string', answer.origin === undefined ? "'*'" : given(answer.origin));
  if (isFilled(answer.headers)) add('Allow-Headers', 'string', given(answer.headers));
  add('Allow-Methods', 'string', isFilled(answer.methods) ? given(answer.methods) : `'${methods}'`);
  if (answer.maxAge !== undefined) add('Max-Age', 'integer', given(answer.maxAge));
  if (answer.credentials) add('Allow-Credentials', 'string', "'true'");
  return optionsMethod(parameters, headers);
}

function optionsMethod(parameters: { [name: string]: Own }, headers: { [name: string]: Own }): PyDict {
  return ownDictionary({
    summary: 'CORS support',
    consumes: ['application/json'],
    produces: ['application/json'],
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: parameters,
          responseTemplates: { 'application/json': '{}\n' },
        },
      },
    },
    responses: { '200': { description: 'Default response for CORS method', headers } },
  });
}
