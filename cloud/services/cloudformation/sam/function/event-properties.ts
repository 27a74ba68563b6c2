import { invalidEvent } from '../faults.ts';
import type { Declaration } from '../properties.ts';
import { type Fields, isFields } from '../shape.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html */
export const apiEventDeclaration: Declaration = {
  type: 'Api',
  required: ['Path', 'Method'],
  properties: {
    Path: 'any',
    Method: 'any',
    RestApiId: 'any',
    Stage: 'any',
    Auth: 'map',
    RequestModel: 'map',
    RequestParameters: 'list',
    TimeoutInMillis: 'any',
    ResponseTransferMode: 'refused',
  },
};

/** An event of type Api that has properties, and where it stands. */
export interface ApiEvent {
  name: string;
  path: string;
  method: string;
  /** Logical id of the API. */
  api: string;
  /** `RestApiId` as it was written: a reference, or the id alone. */
  reference: unknown;
}

/** The API that gets the events which name none. */
export const IMPLICIT_API = 'ServerlessRestApi';

export function readApiEvent(id: string, name: string, properties: Fields): ApiEvent {
  const text = (property: string): string => {
    const value = properties[property];
    if (value === undefined || value === null) {
      throw invalidEvent(id, name, `Property '${property}' is required.`);
    }
    if (typeof value !== 'string') throw invalidEvent(id, name, `Property '${property}' should be a string.`);
    return value;
  };
  const reference = properties.RestApiId ?? { Ref: IMPLICIT_API };
  return { name, path: text('Path'), method: text('Method'), api: apiOf(id, name, reference), reference };
}

function apiOf(id: string, name: string, given: unknown): string {
  const api = isFields(given) ? given.Ref : given;
  if (typeof api === 'string') return api;
  throw invalidEvent(id, name, "Property 'RestApiId' should be a string.");
}
