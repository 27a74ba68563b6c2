import type { CORSRule } from '@aws-sdk/client-s3';
import { likely, proven } from '../../check.ts';
import type { Reason } from './why-refused.ts';

const step = 'starter/s3-03-posters.ts';

/** Why a bucket's CORS rules refuse a browser on the site. */
export function whyNot(
  rules: readonly CORSRule[],
  bucket: string,
  origin: string,
  method: string,
): Pick<Reason, 'why' | 'fix'> {
  if (rules.length === 0) {
    const why = proven(`${bucket} has no CORS rules, so S3 refuses every browser's question`);
    return { why, fix: `PutBucketCorsCommand with one rule for the origin of your site, in ${step}` };
  }
  const originWhy = whyNotOrigin(rules, origin);
  if (originWhy)
    return { why: proven(originWhy), fix: `AllowedOrigins: [\`https://\${DomainName}\`], in ${step}` };
  const forOrigin = rules.filter((rule) => hasOrigin(rule, origin));
  const forMethod = forOrigin.filter(({ AllowedMethods = [] }) => AllowedMethods.includes(method));
  if (forMethod.length === 0) {
    return {
      why: proven(`no rule allows ${method}`),
      fix: `AllowedMethods: ['GET', 'HEAD', 'PUT'], in ${step}`,
    };
  }
  const allowed = forMethod.flatMap(({ AllowedHeaders = [] }) =>
    AllowedHeaders.map((it) => it.toLowerCase()),
  );
  if (method === 'PUT' && !allowed.some((header) => header === 'content-type' || header.includes('*'))) {
    const why = proven('the rule does not allow the header Content-Type, which every upload of a page has');
    return { why, fix: `AllowedHeaders: ['Content-Type', 'x-amz-*'], in ${step}` };
  }
  return { why: likely('S3 has not heard of the rule yet'), fix: 'wait a minute, then run this check again' };
}

function whyNotOrigin(rules: readonly CORSRule[], origin: string): string | undefined {
  if (rules.some((rule) => hasOrigin(rule, origin))) return undefined;
  const origins = rules.flatMap(({ AllowedOrigins = [] }) => AllowedOrigins);
  const { host } = new URL(origin);
  if (origins.includes(`${origin}/`)) {
    return 'the allowed origin has a slash at its end, and an origin that a browser sends has none';
  }
  if (origins.some((allowed) => allowed === host || allowed === `http://${host}`)) {
    return 'the allowed origin does not begin with https://';
  }
  return `the rules allow ${origins.join(', ')}, and the site is ${origin}`;
}

/** An origin may hold one `*`: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html */
function hasOrigin({ AllowedOrigins = [] }: CORSRule, origin: string): boolean {
  return AllowedOrigins.some((allowed) => {
    const [before = '', after] = allowed.split('*');
    return after === undefined ? allowed === origin : origin.startsWith(before) && origin.endsWith(after);
  });
}
