/** The resource types that the cloud has a model of, by service; one file each in `types/`. */
export const MODELLED_TYPES: readonly string[] = [
  ...of('S3', ['Bucket', 'BucketPolicy']),
  ...of('CloudFront', [
    'CachePolicy',
    'CloudFrontOriginAccessIdentity',
    'Distribution',
    'Function',
    'OriginAccessControl',
    'OriginRequestPolicy',
    'ResponseHeadersPolicy',
  ]),
  ...of('DynamoDB', ['Table']),
  ...of('Lambda', ['Alias', 'Function', 'LayerVersion', 'Permission', 'Url', 'Version']),
  ...of('Logs', ['LogGroup']),
  ...of('IAM', ['ManagedPolicy', 'Policy', 'Role', 'RolePolicy', 'User']),
  ...of('ApiGateway', [
    'Account',
    'ApiKey',
    'Authorizer',
    'Deployment',
    'GatewayResponse',
    'Method',
    'Model',
    'RequestValidator',
    'Resource',
    'RestApi',
    'Stage',
    'UsagePlan',
  ]),
  ...of('Cognito', [
    'UserPool',
    'UserPoolClient',
    'UserPoolDomain',
    'UserPoolGroup',
    'UserPoolResourceServer',
    'UserPoolUser',
    'UserPoolUserToGroupAttachment',
  ]),
  ...of('CloudFormation', ['WaitConditionHandle']),
];

function of(service: string, names: string[]): string[] {
  return names.map((name) => `AWS::${service}::${name}`);
}
