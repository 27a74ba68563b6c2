import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { checkQuantities } from '../check-quantities.ts';
import { invalidArgument } from '../invalid-argument.ts';
import type { Config } from '../state.ts';
import { checkBehaviors } from './check-behaviors.ts';
import { checkErrorResponses } from './check-error-responses.ts';
import { checkOrigins } from './check-origins.ts';
import { refuseUnmodelledSettings } from './refuse.ts';

const LONGEST_COMMENT = 128;
const LONGEST_ROOT_OBJECT = 255;

/**
 * Holds a configuration to what CloudFront takes.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html#API_CreateDistribution_Errors
 *
 * @throws AwsError AWS's own for what it refuses, NotImplemented for what only the embedded cloud refuses
 */
export function checkConfig(cloud: Cloud, account: string, config: Config): void {
  checkQuantities(config);
  checkCertificate(config);
  refuseUnmodelledSettings(config);
  checkRootObject(config.DefaultRootObject ?? '');
  if (config.Comment.length > LONGEST_COMMENT) throw invalidArgument('The parameter Comment is too long.');
  checkOrigins(cloud, account, config);
  checkBehaviors(cloud, account, config);
  checkErrorResponses(config);
}

/** A leading slash is the usual mistake. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html */
function checkRootObject(name: string): void {
  if (name === '' || (/^[!-~]+$/.test(name) && !name.startsWith('/') && name.length <= LONGEST_ROOT_OBJECT))
    return;
  throw new AwsError(
    'InvalidDefaultRootObject',
    'The default root object file name is too big or contains an invalid character.',
  );
}

function checkCertificate({ ViewerCertificate: certificate, Aliases }: Config): void {
  const own = Boolean(certificate?.ACMCertificateArn || certificate?.IAMCertificateId);
  if (own && certificate?.CloudFrontDefaultCertificate) {
    throw new AwsError('InvalidViewerCertificate', 'A viewer certificate specified is not valid.');
  }
  if (own && certificate?.MinimumProtocolVersion === 'SSLv3' && certificate.SSLSupportMethod === 'sni-only') {
    throw new AwsError(
      'InvalidProtocolSettings',
      'You cannot specify SSLv3 as the minimum protocol version if you only want to support only clients that support Server Name Indication (SNI).',
    );
  }
  if (certificate && !own && certificate.CloudFrontDefaultCertificate === false) {
    throw new AwsError('InvalidViewerCertificate', 'A viewer certificate specified is not valid.');
  }
  if (!own && (Aliases?.Quantity ?? 0) > 0) {
    throw new AwsError(
      'InvalidViewerCertificate',
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    );
  }
}
