import type { Principal } from '../../auth/principal.ts';
import { arnOf } from '../../services/cloudfront/arns.ts';
import { controlOf } from '../../services/cloudfront/origin-access-controls.ts';
import { namedIdentity } from '../../services/cloudfront/origin-access-identities.ts';
import type { Origin, Visit } from './visit.ts';

const ANONYMOUS: Principal = { type: 'Anonymous' };

/**
 * As whom CloudFront asks an S3 origin: as its identity, as the service for this distribution, or as nobody.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 *
 * @param signedByViewer whether the request carries an Authorization header of the viewer's
 */
export function principalFor(
  { cloud, distribution }: Pick<Visit, 'cloud' | 'distribution'>,
  origin: Origin,
  signedByViewer: boolean,
): Principal {
  const { account, id } = distribution;
  const control = controlOf(cloud, account, origin.OriginAccessControlId ?? '');
  if (control) {
    const { SigningBehavior } = control.config;
    const signs = SigningBehavior === 'always' || (SigningBehavior === 'no-override' && !signedByViewer);
    return signs ? servicePrincipal(account, id) : ANONYMOUS;
  }
  const identity = namedIdentity(cloud, account, origin.S3OriginConfig?.OriginAccessIdentity ?? '');
  if (!identity) return ANONYMOUS;
  return {
    type: 'OriginAccessIdentity',
    arn: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${identity.id}`,
    canonicalUserId: identity.canonicalUserId,
  };
}

function servicePrincipal(account: string, distributionId: string): Principal {
  return {
    type: 'Service',
    service: 'cloudfront.amazonaws.com',
    sourceArn: arnOf('distribution', account, distributionId),
    sourceAccount: account,
  };
}
