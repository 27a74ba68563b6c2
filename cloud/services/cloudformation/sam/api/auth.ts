import type { PyDict } from '../python/dictionary.ts';
import { PyText } from '../python/text.ts';
import type { Fields } from '../shape.ts';
import { childOf } from '../swagger/definition.ts';
import { addDefaultAuthorizer, cognitoScheme } from '../swagger/security.ts';
import { readAuth } from './authorizers.ts';

/** Declares the authorizers and puts the default one on the methods. */
export function addAuth(id: string, body: PyDict, auth: Fields): void {
  const { authorizers, defaultAuthorizer, preflight } = readAuth(id, auth);
  if (authorizers.size > 0) {
    const schemes = childOf(body, 'securityDefinitions');
    for (const [name, { arns, header, expression }] of authorizers) {
      schemes.set(new PyText(name), cognitoScheme(arns, header, expression));
    }
  }
  if (defaultAuthorizer !== undefined) {
    const scopes = Object.fromEntries([...authorizers].map(([name, one]) => [name, one.scopes]));
    addDefaultAuthorizer(body, defaultAuthorizer, scopes, preflight);
  }
}
