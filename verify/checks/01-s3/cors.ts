import { type CORSRule, GetBucketCorsCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Answer } from '../../../shared/http.ts';
import type { Grader } from '../../check.ts';

/** What a browser wants to know before it sends a request to another site. */
export interface Question {
  origin: string;
  method: 'GET' | 'PUT';
  /** In lower case. */
  headers: string[];
}

/** Asks as a browser does: https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export function preflight({ request }: Grader, address: string, question: Question): Promise<Answer> {
  const { origin, method, headers } = question;
  const asked: Record<string, string> = { origin, 'access-control-request-method': method };
  if (headers.length > 0) asked['access-control-request-headers'] = headers.join(',');
  return request(address, { method: 'OPTIONS', headers: asked });
}

/** Whether a browser on `origin` would go on after this answer. */
export function allowedBy({ status, headers }: Answer, origin: string, method: string): boolean {
  const allowed = headers['access-control-allow-origin'];
  const methods = (headers['access-control-allow-methods'] ?? '').split(/,\s*/);
  return status === 200 && (allowed === origin || allowed === '*') && methods.includes(method);
}

/** The bucket's CORS rules, none when it has no configuration. */
export async function readCorsRules({ clients }: Grader, Bucket: string): Promise<CORSRule[]> {
  const call = clients.s3.send(new GetBucketCorsCommand({ Bucket }));
  return (await ifExists(call, 'NoSuchCORSConfiguration'))?.CORSRules ?? [];
}

/**
 * The site's origin as a browser sends it.
 *
 * @throws Error when there is no distribution: S3-02.1 looks for it first
 */
export async function siteOrigin({ locate }: Grader): Promise<string> {
  const domainName = (await locate.distribution())?.DomainName;
  if (!domainName) throw new Error('the distribution is gone');
  return `https://${domainName}`;
}
