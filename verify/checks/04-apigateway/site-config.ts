import { type Grader, likely, proven } from '../../check.ts';
import { readFile } from '../01-s3/site-files.ts';
import { parsedJson } from '../parsed-json.ts';
import { steps } from './routes.ts';
import type { Reason } from './why-not-reached.ts';

const KEY = 'config.json';
const learn = '#common-mistakes';

/** What config.json of the site's bucket says. */
export async function storedConfig(grader: Grader): Promise<unknown> {
  const file = await readFile(grader, await grader.locate.siteBucket(), KEY);
  grader.log(`read ${KEY} of the site's bucket`);
  return parsedJson(file?.body.toString('utf8') ?? '');
}

/** What config.json says to a visitor, through CloudFront. */
export async function servedConfig(grader: Grader): Promise<unknown> {
  const domainName = (await grader.locate.distribution())?.DomainName;
  if (!domainName) return undefined;
  const answer = await grader.request(`https://${domainName}/${KEY}`);
  grader.log(`asked https://${domainName}/${KEY}`);
  return answer.status === 200 ? parsedJson(answer.text()) : undefined;
}

/** The API's address in a config.json, without a slash at its end. */
export function apiUrlIn(config: unknown): string | undefined {
  const { apiUrl } = { ...(config as { apiUrl?: unknown }) };
  return typeof apiUrl === 'string' ? apiUrl.replace(/\/$/, '') : undefined;
}

/** Why the address in config.json is not that of the stage. */
export function whyOtherApi(found: string | undefined, right: string): Reason {
  const fix = `write { "apiUrl": "${right}" } into config.json of the site's bucket, in ${steps.stage}`;
  if (found === undefined)
    return { why: proven('apiUrl of config.json is empty, so the site has no API'), fix };
  const [wanted, given] = [new URL(right), URL.canParse(found) ? new URL(found) : undefined];
  if (given?.host === wanted.host) {
    const why = proven(
      `apiUrl names the path "${given.pathname}" and not the stage "${wanted.pathname}"; API Gateway answers 403 there`,
    );
    return { why, fix, learn };
  }
  return { why: likely('it is the address of an API that is gone, or of another region'), fix };
}
