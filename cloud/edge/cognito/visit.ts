import type { Cloud } from '../../call.ts';
import type { DomainRecord, UserPoolRecord } from '../../services/cognito-idp/state.ts';
import type { HttpRequest } from '../../wire/http.ts';

/** A request to the domain of a user pool. */
export interface Visit {
  cloud: Cloud;
  pool: UserPoolRecord;
  domain: DomainRecord;
  request: HttpRequest;
  query: URLSearchParams;
}

/** The cookie of a name, or undefined. */
export function cookieOf({ request }: Visit, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The fields of a posted form; empty when the body is none. */
export function formOf({ request }: Visit): URLSearchParams {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  return new URLSearchParams(Buffer.from(request.body).toString('utf8'));
}

/** The name of a parameter that comes twice, which OAuth allows none to do (RFC 6749, section 3.1). */
export function repeated(parameters: URLSearchParams): string | undefined {
  return [...parameters.keys()].find((name, index, names) => names.indexOf(name) !== index);
}

/** A parameter's value; one that is there without a value counts as absent (RFC 6749, section 3.1). */
export function parameter(parameters: URLSearchParams, name: string): string | undefined {
  return parameters.get(name) || undefined;
}
