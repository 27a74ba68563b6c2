import { notImplemented } from '../../../errors.ts';
import type { Config } from '../state.ts';
import { behaviorsOf } from '../used-by.ts';

/**
 * Refuses by name what a configuration asks for and the cloud does not have. Clients send all of these switched off.
 *
 * @throws AwsError NotImplemented
 */
export function refuseUnmodelledSettings(config: Config): void {
  const asked = [...wholeDistribution(config), ...behaviorsOf(config).flatMap(ofBehavior)].find(
    ([, on]) => on,
  );
  if (asked) throw notImplemented(`the parameter ${asked[0]} of a distribution`);
}

type Setting = [name: string, on: boolean | undefined];

function wholeDistribution(config: Config): Setting[] {
  const certificate = config.ViewerCertificate;
  return [
    ['ViewerCertificate.ACMCertificateArn', Boolean(certificate?.ACMCertificateArn)],
    ['ViewerCertificate.IAMCertificateId', Boolean(certificate?.IAMCertificateId)],
    ['Logging', config.Logging?.Enabled],
    ['OriginGroups', (config.OriginGroups?.Quantity ?? 0) > 0],
    [
      'Restrictions.GeoRestriction',
      (config.Restrictions?.GeoRestriction.RestrictionType ?? 'none') !== 'none',
    ],
    ['WebACLId', Boolean(config.WebACLId)],
    ['ContinuousDeploymentPolicyId', Boolean(config.ContinuousDeploymentPolicyId)],
    ['Staging', config.Staging],
    ['Origins.OriginShield', config.Origins.Items?.some(({ OriginShield }) => OriginShield?.Enabled)],
  ];
}

function ofBehavior(behavior: Config['DefaultCacheBehavior']): Setting[] {
  return [
    ['TrustedSigners', behavior.TrustedSigners?.Enabled],
    ['TrustedKeyGroups', behavior.TrustedKeyGroups?.Enabled],
    ['SmoothStreaming', behavior.SmoothStreaming],
    ['LambdaFunctionAssociations', (behavior.LambdaFunctionAssociations?.Quantity ?? 0) > 0],
    ['FunctionAssociations', (behavior.FunctionAssociations?.Quantity ?? 0) > 0],
    ['FieldLevelEncryptionId', Boolean(behavior.FieldLevelEncryptionId)],
    ['RealtimeLogConfigArn', Boolean(behavior.RealtimeLogConfigArn)],
    ['GrpcConfig', behavior.GrpcConfig?.Enabled],
  ];
}
