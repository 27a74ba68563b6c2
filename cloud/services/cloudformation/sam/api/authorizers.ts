import { invalidResource, notModelled } from '../faults.ts';
import { type Fields, isFields } from '../shape.ts';

/** An API's `Auth`, as far as the embedded cloud models it: authorizers of Cognito user pools. */
export interface ApiAuth {
  defaultAuthorizer?: string;
  /** By name, in the template's order. */
  authorizers: Map<string, CognitoAuthorizer>;
  /** Whether the default authorizer stands on preflight requests too. */
  preflight: boolean;
}

export interface CognitoAuthorizer {
  arns: unknown;
  scopes: unknown[];
  header: unknown;
  expression: unknown;
}

const KNOWN = ['DefaultAuthorizer', 'Authorizers', 'AddDefaultAuthorizerToCorsPreflight'];
const REFUSED = [
  'ApiKeyRequired',
  'UsagePlan',
  'InvokeRole',
  'ResourcePolicy',
  'AddApiKeyRequiredToCorsPreflight',
];

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html */
export function readAuth(id: string, auth: Fields): ApiAuth {
  for (const key of Object.keys(auth)) {
    if (REFUSED.includes(key)) throw notModelled(id, `${key} in the Auth of AWS::Serverless::Api`);
    if (!KNOWN.includes(key)) throw invalidResource(id, "Invalid value for 'Auth' property");
  }
  const authorizers = readAuthorizers(id, auth.Authorizers ?? {});
  const defaultAuthorizer = readDefault(id, auth.DefaultAuthorizer, authorizers);
  return { defaultAuthorizer, authorizers, preflight: auth.AddDefaultAuthorizerToCorsPreflight !== false };
}

function readDefault(id: string, name: unknown, authorizers: ApiAuth['authorizers']): string | undefined {
  if (name === 'AWS_IAM') throw notModelled(id, 'the authorizer AWS_IAM');
  if (name === undefined || name === null || authorizers.size === 0) return undefined;
  if (typeof name !== 'string') throw invalidResource(id, 'DefaultAuthorizer is not a string.');
  if (!authorizers.has(name)) {
    throw invalidResource(
      id,
      `Unable to set DefaultAuthorizer because '${name}' was not defined in 'Authorizers'.`,
    );
  }
  return name;
}

function readAuthorizers(id: string, given: unknown): ApiAuth['authorizers'] {
  if (!isFields(given)) throw invalidResource(id, "Property 'Auth.Authorizers' should be a map.");
  return new Map(Object.entries(given).map(([name, one]) => [name, readAuthorizer(id, name, one)]));
}

function readAuthorizer(id: string, name: string, given: unknown): CognitoAuthorizer {
  if (!isFields(given)) {
    throw invalidResource(id, `Property 'Auth.Authorizers.${name}' should be a map.`);
  }
  const { UserPoolArn, AuthorizationScopes: scopes = [], Identity: identity = {} } = given;
  if (!Array.isArray(scopes)) {
    throw invalidResource(id, `Property 'Authorizers.${name}.AuthorizationScopes' should be a list.`);
  }
  if (UserPoolArn === undefined) throw notModelled(id, `the authorizer ${name}: it has no UserPoolArn`);
  if (!isFields(identity)) {
    throw invalidResource(id, `Property 'Auth.Authorizers.${name}.Identity' should be a map.`);
  }
  return { arns: UserPoolArn, scopes, header: identity.Header, expression: identity.ValidationExpression };
}
