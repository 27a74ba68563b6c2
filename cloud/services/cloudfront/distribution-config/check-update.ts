import { AwsError } from '../../../errors.ts';
import type { Config } from '../state.ts';
import { behaviorsOf } from '../used-by.ts';

const DISTRIBUTION = [
  'Aliases',
  'DefaultRootObject',
  'CacheBehaviors',
  'CustomErrorResponses',
  'Logging',
  'PriceClass',
  'ViewerCertificate',
  'Restrictions',
  'WebACLId',
  'HttpVersion',
] as const;
const BEHAVIOR = [
  'AllowedMethods',
  'SmoothStreaming',
  'Compress',
  'LambdaFunctionAssociations',
  'FieldLevelEncryptionId',
] as const;

/**
 * An update wants more than a creation: what GetDistributionConfig tells is sent back whole.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html
 *
 * @param before the configuration that is replaced
 * @throws AwsError IllegalUpdate for another caller reference or a field that is missing
 */
export function checkUpdate(config: Config, before: Config): void {
  if (config.CallerReference !== before.CallerReference) {
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
  }
  const origins = config.Origins.Items ?? [];
  const missing =
    DISTRIBUTION.find((name) => config[name] === undefined) ??
    BEHAVIOR.find((name) => behaviorsOf(config).some((behavior) => behavior[name] === undefined)) ??
    (origins.some(({ CustomOriginConfig: custom }) => custom && custom.OriginReadTimeout === undefined)
      ? 'OriginReadTimeout'
      : undefined);
  if (missing) throw new AwsError('IllegalUpdate', `${missing} is required for updates.`);
}
