import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer } from '../../../shared/http.ts';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { said } from '../words.ts';
import { allows, forCloudFront, readPolicy, resourcesFor } from './bucket-policy.ts';
import { putCanaryFile } from './canary-file.ts';
import { defaultOrigin, readDistribution, type Site } from './origin.ts';
import { readFile } from './site-files.ts';
import { whyNotFast } from './why-not-fast.ts';
import { type Reason, whyRefused } from './why-refused.ts';

const step = 'starter/s3-02-cloudfront.ts';

const redirectsToHttps: Check = async (grader) => {
  const site = await readDistribution(grader);
  const answer = await grader.request(`http://${site.domainName}/index.html`);
  grader.log(`asked http://${site.domainName}/index.html`);
  const { location } = answer.headers;
  const wanted = `https://${site.domainName}/index.html`;
  if ([301, 302, 307, 308].includes(answer.status) && location === wanted) return pass();
  return fail({
    expected: `a redirect to ${wanted}`,
    got: location ? `${answer.status} to ${location}` : `${answer.status}`,
    why: proven(`ViewerProtocolPolicy is ${site.config.DefaultCacheBehavior?.ViewerProtocolPolicy}`),
    fix: `ViewerProtocolPolicy: 'redirect-to-https' in ${step}`,
  });
};

const missingPageIs404: Check = async (grader) => {
  const bucket = await grader.locate.siteBucket();
  const errorPage = await readFile(grader, bucket, 'error.html');
  const site = await readDistribution(grader);
  const address = `https://${site.domainName}/no-such-page-${grader.random.hex(8)}.html`;
  const answer = await grader.request(address);
  grader.log(`asked ${address}`);
  if (answer.status === 404 && errorPage?.body.equals(answer.body)) return pass();
  return fail({
    expected: '404 with the bytes of error.html',
    got: said(answer),
    ...(await whyNot404(grader, site, bucket, answer)),
  });
};

async function whyNot404(grader: Grader, site: Site, bucket: string, answer: Answer): Promise<Reason> {
  const learn = '#common-mistakes';
  const rules = site.config.CustomErrorResponses?.Items ?? [];
  const rule = rules.find(({ ErrorCode }) => ErrorCode === 404 || ErrorCode === answer.status);
  if (answer.status === 403) {
    const ours = forCloudFront((await readPolicy(grader, bucket)) ?? [], defaultOrigin(site.config));
    if (allows(ours, 's3:ListBucket', `arn:aws:s3:::${bucket}`)) return whyRefused(grader, site);
    return {
      why: proven(whyNotListed(resourcesFor(ours, 's3:ListBucket'))),
      fix: `allow the identity s3:ListBucket on arn:aws:s3:::BUCKET, without /*, in the policy of ${step}`,
      learn,
    };
  }
  const set = rule
    ? `404 becomes ${rule.ResponseCode || 404} with ${rule.ResponsePagePath || 'no page'}`
    : 'not set for 404';
  return {
    why: proven(`the custom error response is ${set}`),
    fix: `CustomErrorResponses: ErrorCode 404, ResponseCode '404', ResponsePagePath '/error.html', in ${step}`,
  };
}

function whyNotListed(resources: string[]): string {
  if (resources.length === 0) {
    return 'CloudFront may not list the bucket, and S3 tells strangers 403 where it has nothing';
  }
  return `the policy has s3:ListBucket for ${resources.join(', ')}, and listing is done to the bucket itself, without /*`;
}

const assetsAreFast: Check = async (grader) => {
  for (const [folder, type] of [
    ['css/', 'text/css'],
    ['js/', 'text/javascript'],
  ] as const) {
    const failure = await notFast(grader, folder, type);
    if (failure) return failure;
  }
  return pass();
};

// An edge location has several servers, each with a cache of its own, so the second answer need not be the hit.
const TRIES = 6;

async function notFast(grader: Grader, folder: string, type: string) {
  const bucket = await grader.locate.siteBucket();
  const file = await putCanaryFile(grader, bucket, folder, type);
  const site = await readDistribution(grader);
  const address = `https://${site.domainName}/${file.key}`;
  const answers: Answer[] = [];
  const isHit = (answer: Answer) => /^(RefreshHit|Hit)/.test(answer.headers['x-cache'] ?? '');
  while (answers.length < TRIES && !answers.some(isHit)) {
    answers.push(await grader.request(address, { headers: { 'accept-encoding': 'gzip, br' } }));
  }
  grader.log(`put ${file.key} into ${bucket} and asked for it ${answers.length} times`);
  const last = answers.at(-1) as Answer;
  if (answers.some(isHit) && isCompressedFrom(last, file.body)) return undefined;
  return fail({
    expected: 'the file in gzip or Brotli, and an answer with X-Cache: Hit from cloudfront',
    got: `${last.status}, content-encoding ${last.headers['content-encoding'] ?? 'none'}, x-cache ${last.headers['x-cache'] ?? 'none'}`,
    why: await whyNotFast(grader, site),
    fix: `Compress: true, and the CachePolicyId of CachingOptimized, in ${step}`,
  });
}

function isCompressedFrom({ headers, body }: Answer, original: Buffer): boolean {
  try {
    const encoding = headers['content-encoding'];
    if (encoding === 'br') return brotliDecompressSync(body).equals(original);
    return encoding === 'gzip' && gunzipSync(body).equals(original);
  } catch {
    return false;
  }
}

/** What each header must say: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
const securityHeaders: Record<string, RegExp> = {
  'strict-transport-security': /max-age=[1-9]/,
  'x-content-type-options': /^nosniff$/i,
  'referrer-policy': /./,
};

const carriesSecurityHeaders: Check = async (grader) => {
  const site = await readDistribution(grader);
  const { headers } = await grader.request(`https://${site.domainName}/`);
  grader.log(`asked https://${site.domainName}/ and read the headers`);
  const missing = Object.entries(securityHeaders)
    .filter(([name, wanted]) => !wanted.test(headers[name] ?? ''))
    .map(([name]) => name);
  const framed = /^(deny|sameorigin)$/i.test(headers['x-frame-options'] ?? '');
  if (!framed && !headers['content-security-policy']?.includes('frame-ancestors'))
    missing.push('x-frame-options');
  if (missing.length === 0) return pass();
  const policy = site.config.DefaultCacheBehavior?.ResponseHeadersPolicyId;
  return fail({
    expected: `${Object.keys(securityHeaders).join(', ')}, x-frame-options`,
    got: `without ${missing.join(', ')}`,
    why: proven(
      policy ? `the policy ${policy} does not add them` : 'the behavior has no response headers policy',
    ),
    fix: `ResponseHeadersPolicyId of SecurityHeadersPolicy in ${step}`,
  });
};

export const answerChecks: Record<string, Check> = {
  'S3-02.3': redirectsToHttps,
  'S3-02.6': missingPageIs404,
  'S3-02.7': assetsAreFast,
  'S3-02.8': carriesSecurityHeaders,
};
