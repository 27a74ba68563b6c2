import type { HttpRequest } from '../wire/http.ts';
import { parseQuery, queryParameter } from './query-parameters.ts';

/** `AKIA.../20130524/us-east-1/s3/aws4_request`, taken apart. */
export interface CredentialScope {
  accessKeyId: string;
  /** YYYYMMDD */
  date: string;
  region: string;
  service: string;
}

export interface FullCredentialScope extends CredentialScope {
  /** `aws4_request` in a right credential. */
  terminator: string;
}

/**
 * Where a request says it is signed for, without looking at the signature: what a router needs.
 * Undefined when the request is unsigned or its credential is not readable.
 */
export function parseCredentialScope(request: HttpRequest): CredentialScope | undefined {
  const header = /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1];
  const credential = header ?? queryParameter(parseQuery(request.query), 'X-Amz-Credential');
  const scope = credential === undefined ? undefined : parseCredential(credential);
  if (!scope) return undefined;
  const { accessKeyId, date, region, service } = scope;
  return { accessKeyId, date, region, service };
}

/** Takes a credential apart; undefined when it has not exactly five parts. */
export function parseCredential(text: string): FullCredentialScope | undefined {
  const [accessKeyId, date, region, service, terminator, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0) return undefined;
  return { accessKeyId, date, region, service, terminator };
}

/** The part of a credential that the string to sign names: `20130524/us-east-1/s3/aws4_request`. */
export function scopeText(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
}
