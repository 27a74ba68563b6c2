import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { invalidArgument } from '../invalid-argument.ts';
import { controlOf } from '../origin-access-controls.ts';
import { namedIdentity } from '../origin-access-identities.ts';
import type { Config } from '../state.ts';
import { isLocalDomain, restBucketOf } from './origin-domain.ts';

type Origin = NonNullable<Config['Origins']['Items']>[number];

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
 *
 * @throws AwsError as CreateDistribution does for a wrong origin
 */
export function checkOrigins(cloud: Cloud, account: string, { Origins }: Config): void {
  const origins = Origins.Items ?? [];
  const ids = origins.map(({ Id }) => Id);
  if (new Set(ids).size < ids.length) {
    throw invalidArgument('The parameter Origin Id must be unique within a distribution.');
  }
  for (const origin of origins) {
    checkDomain(origin.DomainName);
    checkKind(origin);
    checkPath(origin.OriginPath ?? '');
    checkIdentity(cloud, account, origin);
    checkControl(cloud, account, origin);
    checkConnection(origin);
  }
}

function checkDomain(domainName: string): void {
  if (isLocalDomain(domainName)) return;
  if (domainName.includes(':')) throw invalidArgument('The parameter origin name cannot contain a colon.');
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(domainName) || /^[\d.]+$/.test(domainName)) {
    throw invalidArgument('The parameter origin name must be a domain name.');
  }
}

/** A website endpoint is a custom origin: only the REST endpoint knows identities. */
function checkKind({ S3OriginConfig, CustomOriginConfig, DomainName }: Origin): void {
  if (S3OriginConfig && CustomOriginConfig) {
    throw new AwsError(
      'InvalidOrigin',
      'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.',
    );
  }
  if (!S3OriginConfig && !CustomOriginConfig) {
    throw new AwsError('InvalidOrigin', 'You must specify either a CustomOrigin or an S3Origin.');
  }
  if (S3OriginConfig && !restBucketOf(DomainName)) {
    throw invalidArgument('The parameter Origin DomainName does not refer to a valid S3 bucket.');
  }
}

function checkPath(path: string): void {
  if (path === '' || (/^\/[!-~]*[^/]$/.test(path) && path.length <= 255)) return;
  throw new AwsError(
    'InvalidRelativePath',
    'The relative path is too big, is not URL-encoded, or does not begin with a slash (/).',
  );
}

function checkIdentity(cloud: Cloud, account: string, origin: Origin): void {
  const name = origin.S3OriginConfig?.OriginAccessIdentity;
  if (!name) return;
  if (!namedIdentity(cloud, account, name)) {
    throw new AwsError(
      'InvalidOriginAccessIdentity',
      'The specified origin access identity does not exist or is not valid.',
    );
  }
  if (origin.OriginAccessControlId) {
    throw new AwsError(
      'IllegalOriginAccessConfiguration',
      'An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).',
    );
  }
}

function checkControl(
  cloud: Cloud,
  account: string,
  { OriginAccessControlId: id, DomainName }: Origin,
): void {
  if (!id) return;
  if (!controlOf(cloud, account, id)) {
    throw new AwsError('InvalidOriginAccessControl', 'The origin access control is not valid.');
  }
  if (!restBucketOf(DomainName)) {
    throw new AwsError(
      'InvalidDomainNameForOriginAccessControl',
      'An origin access control is associated with an origin whose domain name is not supported.',
    );
  }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html */
function checkConnection(origin: Origin): void {
  const custom = origin.CustomOriginConfig;
  inRange('ConnectionAttempts', origin.ConnectionAttempts, 1, 3);
  inRange('ConnectionTimeout', origin.ConnectionTimeout, 1, 10);
  checkPort('HTTPPort', custom?.HTTPPort);
  checkPort('HTTPSPort', custom?.HTTPSPort);
  const outside = (seconds: number | undefined) => seconds !== undefined && (seconds < 1 || seconds > 120);
  if (outside(custom?.OriginReadTimeout)) {
    throw new AwsError('InvalidOriginReadTimeout', 'The read timeout specified for the origin is not valid.');
  }
  if (outside(custom?.OriginKeepaliveTimeout)) {
    throw new AwsError(
      'InvalidOriginKeepaliveTimeout',
      'The keep alive timeout specified for the origin is not valid.',
    );
  }
}

function checkPort(name: string, port: number | undefined): void {
  if (port === undefined || port === 80 || port === 443 || (port >= 1024 && port <= 65_535)) return;
  throw invalidArgument(`The parameter ${name} is not valid.`);
}

function inRange(name: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  throw invalidArgument(`The parameter ${name} is not valid.`);
}
