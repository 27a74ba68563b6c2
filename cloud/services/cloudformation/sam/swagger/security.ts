import { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import { given, own, type PyValue } from '../python/values.ts';
import { branches, pathItems, pathNames } from './paths.ts';

/** Authorizers that the definition of an API does not declare. */
const BUILT_IN = ['NONE', 'AWS_IAM'];
const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'any',
  'x-amazon-apigateway-any-method',
];

/** One requirement: the authorizer and the scopes that a token must have one of. */
export function requirement(authorizer: string, scopes: unknown): PyDict {
  return new PyDict().set(new PyText(authorizer), given(scopes ?? []));
}

/** Puts the default authorizer on every method with an integration that names none of the API's own. */
export function addDefaultAuthorizer(
  body: PyDict,
  authorizer: string,
  scopes: Record<string, unknown>,
  preflight: boolean,
): void {
  const known = [...Object.keys(scopes), ...BUILT_IN];
  for (const path of pathNames(body)) {
    for (const item of pathItems(body, path)) {
      for (const method of item.names()) {
        if (!METHODS.includes(method) || (method === 'options' && !preflight)) continue;
        for (const operation of branches(item.get(method))) {
          secure(operation, known, requirement(authorizer, scopes[authorizer]));
        }
      }
    }
  }
}

function secure(operation: PyDict, known: string[], fallback: PyDict): void {
  const integration = operation.get('x-amazon-apigateway-integration');
  if (!(integration instanceof PyDict) || integration.size === 0) return;
  const current = operation.get('security');
  const listed: PyValue[] = Array.isArray(current) ? current : [];
  const isKnown = (one: PyValue) => one instanceof PyDict && one.names().some((name) => known.includes(name));
  const authorizers = listed.filter(isKnown);
  const others = listed.filter((one) => !isKnown(one));
  operation.set('security', [...others, ...(authorizers.length > 0 ? authorizers : [fallback])]);
}

/** A user pool's authorizer as a security scheme. */
export function cognitoScheme(arns: unknown, header: unknown, expression: unknown): PyValue {
  const list = Array.isArray(arns) ? arns : [arns];
  return own({
    type: 'apiKey',
    name: header === undefined ? 'Authorization' : given(header),
    in: 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': {
      type: 'cognito_user_pools',
      providerARNs: given(list),
      ...(expression === undefined ? {} : { identityValidationExpression: given(expression) }),
    },
  });
}
