import type { Authorizer, Method } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../../errors.ts';
import { checkAuthorizer, refuseLambda } from '../authorizer-checks.ts';
import { newAuthorizer } from '../authorizers.ts';
import { badRequest } from '../refusals.ts';
import type { RestApiRecord } from '../state.ts';
import type { OpenApiDocument } from './read-document.ts';

interface SecurityScheme {
  type?: string;
  name?: string;
  in?: string;
  'x-amazon-apigateway-authtype'?: string;
  'x-amazon-apigateway-authorizer'?: Omit<Authorizer, 'id' | 'name' | 'authType' | 'type'> & {
    type?: string;
  };
}

/** What of a user pool's authorizer is read; what else the extension knows is about Lambda functions. */
const KNOWN = [
  'type',
  'providerARNs',
  'identitySource',
  'identityValidationExpression',
  'authorizerResultTtlInSeconds',
];

/**
 * Makes an authorizer of each scheme that describes one, in the place of the API's own of the same name.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 *
 * @throws AwsError BadRequestException, and NotImplemented for the authorizers of Lambda functions
 */
export function importAuthorizers(api: RestApiRecord, document: OpenApiDocument): void {
  for (const [name, scheme] of Object.entries(schemesOf(document))) {
    const given = scheme['x-amazon-apigateway-authorizer'];
    if (!given) continue;
    const made = authorizerOf(name, scheme, given);
    const known = Object.values(api.authorizers).find((authorizer) => authorizer.name === name);
    const authorizer = known ? { ...made, id: known.id } : made;
    checkAuthorizer(api, authorizer);
    api.authorizers[authorizer.id ?? ''] = authorizer;
  }
}

/**
 * Who may call an operation: anybody, who signs (`sigv4`), or who shows a token of an authorizer's user pools.
 * `security` at the root of the document is ignored, as AWS ignores it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function importAuthorization(
  api: RestApiRecord,
  document: OpenApiDocument,
  security: Record<string, string[]>[] = [],
): Pick<Method, 'authorizationType' | 'authorizerId' | 'authorizationScopes'> {
  const [wanted, ...more] = security.flatMap((requirement) => Object.entries(requirement));
  // SAM writes a scheme `NONE`, which no document has, where a method is left open.
  if (!wanted || (wanted[0] === 'NONE' && !schemesOf(document).NONE)) return { authorizationType: 'NONE' };
  if (more.length > 0) throw notImplemented('several security requirements of one operation');
  const [name, scopes] = wanted;
  const type = schemesOf(document)[name]?.['x-amazon-apigateway-authtype']?.toLowerCase();
  if (type === 'awssigv4') return { authorizationType: 'AWS_IAM' };
  const authorizer = Object.values(api.authorizers).find((each) => each.name === name);
  if (!authorizer) throw notImplemented(`the security scheme ${name}`);
  return {
    authorizationType: 'COGNITO_USER_POOLS',
    authorizerId: authorizer.id,
    ...(scopes.length > 0 && { authorizationScopes: scopes }),
  };
}

function schemesOf(document: OpenApiDocument): Record<string, SecurityScheme> {
  return { ...document.securityDefinitions, ...document.components?.securitySchemes };
}

function authorizerOf(
  name: string,
  scheme: SecurityScheme,
  { type = '', ...given }: NonNullable<SecurityScheme['x-amazon-apigateway-authorizer']>,
): Authorizer {
  refuseLambda(type.toUpperCase());
  const unknown = Object.keys(given).find((key) => !KNOWN.includes(key));
  if (unknown) throw notImplemented(`the authorizer's ${unknown}`);
  if (scheme.type !== 'apiKey' || scheme.in !== 'header' || !scheme.name) {
    throw badRequest(`Invalid security scheme ${name}: the token must be an apiKey in a header`);
  }
  const authType = scheme['x-amazon-apigateway-authtype'];
  return newAuthorizer({
    identitySource: `method.request.header.${scheme.name}`,
    ...given,
    ...(authType && { authType }),
    name,
    type: 'COGNITO_USER_POOLS',
  });
}
