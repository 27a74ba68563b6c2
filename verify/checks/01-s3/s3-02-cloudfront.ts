import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import type { Answer } from '../../../shared/http.ts';
import { type Check, fail, type Grader, likely, pass, pending, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import { said } from '../words.ts';
import { allowsEverybody, readPolicy } from './bucket-policy.ts';
import { putCanaryFile } from './canary-file.ts';
import {
  defaultOrigin,
  identityName,
  isRestAddressOf,
  isWebsiteAddress,
  readDistribution,
  type Site,
} from './origin.ts';
import { readFile, type SiteFile } from './site-files.ts';
import { type Reason, whyRefused } from './why-refused.ts';

const step = 'starter/s3-02-cloudfront.ts';

const isDeployed: Check = async ({ locate, names, log }) => {
  const found = await locate.distribution();
  log('listed the distributions');
  const expected = `an enabled distribution with the comment "${names.distributionComment}"`;
  if (!found) {
    return fail({
      expected,
      got: 'no such distribution',
      why: proven(
        'none of the distributions of this account has the comment by which the course finds yours',
      ),
      fix: `make it with CreateDistributionWithTagsCommand, Comment: names.distributionComment, in ${step}`,
    });
  }
  if (!found.Enabled) {
    const why = proven('Enabled is false, and CloudFront answers nobody then');
    return fail({ expected, got: `${found.Id} is disabled`, why, fix: `Enabled: true in ${step}` });
  }
  return found.Status === 'Deployed' ? pass() : pending(`CloudFront is deploying ${found.Id}`);
};

const showsCatalogue: Check = async (grader) => {
  const bucket = await grader.locate.siteBucket();
  const page = await readFile(grader, bucket, 'index.html');
  const site = await readDistribution(grader);
  const address = `https://${site.domainName}/`;
  const answer = await grader.request(address);
  grader.log(`read index.html from ${bucket}, then asked ${address}`);
  if (answer.status === 200 && page?.body.equals(answer.body)) return pass();
  return fail({
    expected: `200 with the ${page?.body.length} bytes of index.html`,
    got: said(answer),
    ...(await whyNotShown(grader, site, answer, page)),
  });
};

async function whyNotShown(
  grader: Grader,
  site: Site,
  root: Answer,
  page: SiteFile | undefined,
): Promise<Reason> {
  const named = await grader.request(`https://${site.domainName}/index.html`);
  const rootObject = site.config.DefaultRootObject;
  if (page?.body.equals(named.body) && rootObject !== 'index.html') {
    return {
      why: proven(
        `/index.html works, and the default root object is ${rootObject ? `"${rootObject}"` : 'not set'}`,
      ),
      fix: `DefaultRootObject: 'index.html', without a slash, in ${step}`,
      learn: '#common-mistakes',
    };
  }
  if (root.status === 403 || named.status === 403) return whyRefused(grader, site);
  const domainName = defaultOrigin(site.config)?.DomainName;
  if (root.status === 200) {
    const age = root.headers['x-cache']?.startsWith('Hit')
      ? likely('the edge still has an older copy')
      : undefined;
    const why = age ?? proven(`the origin ${domainName} has another page than the bucket`);
    return {
      why,
      fix: 'make an invalidation for /* and wait until it is Completed',
      learn: '#common-mistakes',
    };
  }
  return {
    why: likely(`the origin ${domainName} does not answer as the bucket does`),
    fix: `correct Origins in ${step}`,
  };
}

const refusesPublic: Check = async (grader) => {
  const { config, locate, request, log } = grader;
  const bucket = await locate.siteBucket();
  const { rest, website } = bucketAddresses(config, bucket);
  for (const address of [`${rest}index.html`, rest, website, `${website}index.html`]) {
    const answer = await request(address);
    log(`asked ${address} without a signature`);
    if (answer.status === 403) continue;
    return fail({
      expected: '403: visitors come through CloudFront alone',
      got: said(answer),
      why: await whyPublic(grader, bucket),
      fix: 'turn all four settings of PutPublicAccessBlockCommand on in starter/s3-01-website.ts, and let in CloudFront alone in the policy of starter/s3-02-cloudfront.ts',
      learn: '#the-ideas',
    });
  }
  return pass();
};

async function whyPublic(grader: Grader, Bucket: string): Promise<Why> {
  const site = await readDistribution(grader);
  const everybody = allowsEverybody((await readPolicy(grader, Bucket)) ?? []);
  const origin = String(defaultOrigin(site.config)?.DomainName);
  if (everybody && isWebsiteAddress(origin)) {
    return proven(
      `the origin is the website address, which needs a public bucket, and the policy lets "*" in`,
    );
  }
  if (everybody) return proven(`the policy of ${Bucket} lets "*", which is everybody, in`);
  const call = grader.clients.s3.send(new GetPublicAccessBlockCommand({ Bucket }));
  const block = await ifExists(call, 'NoSuchPublicAccessBlockConfiguration');
  const open = !block?.PublicAccessBlockConfiguration?.IgnorePublicAcls;
  return likely(open ? 'an access control list lets everybody in' : 'S3 has not heard of the settings yet');
}

const readsAsIdentity: Check = async (grader) => {
  const bucket = await grader.locate.siteBucket();
  const file = await putCanaryFile(grader, bucket, 'canary/', 'text/plain');
  const site = await readDistribution(grader);
  const answer = await grader.request(`https://${site.domainName}/${file.key}`);
  grader.log(`put ${file.key} into ${bucket} and asked ${site.domainName} for it, then read the origin`);
  const origin = defaultOrigin(site.config);
  const domainName = String(origin?.DomainName);
  const isRest = isRestAddressOf(bucket, domainName);
  const who = identityName(origin);
  if (file.body.equals(answer.body) && isRest && who) return pass();
  const reasons = [
    !isRest && `the origin ${domainName} is not the REST address of the bucket`,
    !who && 'the origin names no access identity',
  ].filter((reason) => reason !== false);
  return fail({
    expected: `the file's bytes, from ${bucket}.s3.${grader.region}.amazonaws.com, read as an identity`,
    got: `${answer.status}, from ${domainName}, as ${who ?? 'nobody'}`,
    why:
      reasons.length > 0
        ? proven(reasons.join(', and '))
        : likely('the bucket refuses this key, or a behavior sends it elsewhere'),
    fix: `the bucket's REST address as DomainName, and S3OriginConfig with your identity, in ${step}`,
    learn: '#the-ideas',
  });
};

export const cloudFrontChecks: Record<string, Check> = {
  'S3-02.1': isDeployed,
  'S3-02.2': showsCatalogue,
  'S3-02.4': refusesPublic,
  'S3-02.5': readsAsIdentity,
};
