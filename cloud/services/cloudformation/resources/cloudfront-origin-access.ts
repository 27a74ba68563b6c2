import { randomUUID } from 'node:crypto';
import { configured } from './cloudfront-configured.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cloudfrontoriginaccessidentity.html */
export const originAccessIdentity = configured({
  noun: 'CloudFrontOriginAccessIdentity',
  supported: ['Comment'],
  read: ({ Comment }) => ({ Comment }),
  reference: () => ({ CallerReference: randomUUID() }),
  attributes: ({ S3CanonicalUserId }) => ({ S3CanonicalUserId }),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originaccesscontrol.html */
export const originAccessControl = configured({
  noun: 'OriginAccessControl',
  supported: ['Name', 'Description', 'OriginAccessControlOriginType', 'SigningBehavior', 'SigningProtocol'],
  read: (config) => config,
  attributes: () => ({}),
});
