import { type FailureText, type Grader, likely, proven } from '../../check.ts';
import { allows, forCloudFront, identitiesIn, readPolicy, resourcesFor } from './bucket-policy.ts';
import { defaultOrigin, identityName, isRestAddressOf, isWebsiteAddress, type Site } from './origin.ts';

export type Reason = Pick<FailureText, 'why' | 'fix' | 'learn'>;

const step = 'starter/s3-02-cloudfront.ts';

/** Why the bucket refuses CloudFront a page, from the origin and from the bucket's policy. */
export async function whyRefused(grader: Grader, site: Site): Promise<Reason> {
  const bucket = await grader.locate.siteBucket();
  const origin = defaultOrigin(site.config);
  const domainName = String(origin?.DomainName);
  const learn = '#common-mistakes';
  if (isWebsiteAddress(domainName)) {
    return {
      why: proven(`the origin is the website address ${domainName}, which cannot read an identity`),
      fix: `DomainName: BUCKET.s3.REGION.amazonaws.com with an S3OriginConfig, in ${step}`,
      learn,
    };
  }
  if (!isRestAddressOf(bucket, domainName)) {
    return {
      why: proven(`the origin is ${domainName}, not the bucket ${bucket}`),
      fix: `DomainName: BUCKET.s3.REGION.amazonaws.com of names.siteBucket, in ${step}`,
      learn,
    };
  }
  const who = identityName(origin);
  if (!who) {
    return {
      why: proven('the origin names no access identity, so CloudFront asks the bucket as a stranger'),
      fix: `S3OriginConfig.OriginAccessIdentity: origin-access-identity/cloudfront/ID, in ${step}`,
      learn,
    };
  }
  const statements = await readPolicy(grader, bucket);
  const ours = forCloudFront(statements ?? [], origin);
  if (ours.length > 0) return whyNotRead(ours, bucket, who);
  const others = identitiesIn(statements ?? []);
  const none = statements ? `the policy of ${bucket} does not name it` : `${bucket} has no policy`;
  const other = `the policy of ${bucket} lets in ${others.join(', ')} instead`;
  return {
    why: proven(`CloudFront comes as ${who}, and ${others.length > 0 ? other : none}`),
    fix: `allow this principal s3:GetObject on arn:aws:s3:::BUCKET/* in the bucket's policy, in ${step}`,
    learn,
  };
}

function whyNotRead(statements: Parameters<typeof allows>[0], bucket: string, who: string): Reason {
  const objects = `arn:aws:s3:::${bucket}/*`;
  const fix = `s3:GetObject goes with the objects, arn:aws:s3:::BUCKET/*: correct the policy in ${step}`;
  const learn = '#the-ideas';
  if (allows(statements, 's3:GetObject', `arn:aws:s3:::${bucket}/index.html`)) {
    const what = 'the policy looks right: a condition or a Deny may hold, or S3 has not heard of it yet';
    return { why: likely(what), fix: `wait a minute, then look at the whole policy of ${bucket}`, learn };
  }
  const resources = resourcesFor(statements, 's3:GetObject');
  if (resources.length > 0) {
    const why = `the policy lets ${who} read ${resources.join(' and ')}, and a page is one of ${objects}`;
    return { why: proven(why), fix, learn };
  }
  const lists = allows(statements, 's3:ListBucket', `arn:aws:s3:::${bucket}`);
  const why = lists ? `may list the bucket but not read an object` : `is in the policy without s3:GetObject`;
  return { why: proven(`${who} ${why}`), fix, learn };
}
