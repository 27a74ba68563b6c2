import type { Access, PolicyDocument, PolicyStatement, Principal } from '../principal.ts';

/** Principals, statements and accesses that the tests of the policies share. */
export const OWN = '111111111111';
export const OTHER = '222222222222';
export const OBJECT = 'arn:aws:s3:::films/posters/1.jpg';
export const ROLE = `arn:aws:iam::${OWN}:role/app`;
export const SESSION = `arn:aws:sts::${OWN}:assumed-role/app/s1`;
export const ANN = `arn:aws:iam::${OWN}:user/ann`;
export const OAI_ARN = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1';

export const policy = (...statements: PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});
export const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::films/*',
  ...more,
});
export const deny = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  ...allow(more),
  Effect: 'Deny',
});
export const grant = (name: PolicyStatement['Principal'], more: Partial<PolicyStatement> = {}) =>
  policy(allow({ Principal: name, ...more }));

export const user = (...policies: PolicyDocument[]): Principal => ({
  ...{ type: 'User', account: OWN, arn: ANN, userId: 'AIDA1', userName: 'ann', accessKeyId: 'AKIA1' },
  policies,
});
export const session = (policies: PolicyDocument[], sessionPolicies?: PolicyDocument[]): Principal => ({
  ...{
    type: 'AssumedRole',
    account: OWN,
    arn: SESSION,
    roleArn: ROLE,
    userId: 'AROA1:s1',
    accessKeyId: 'ASIA1',
  },
  policies,
  sessionPolicies,
});
export const root = (account: string): Principal => ({
  ...{ type: 'Root', account, arn: `arn:aws:iam::${account}:root`, userId: account, accessKeyId: 'test' },
});
export const anonymous: Principal = { type: 'Anonymous' };
export const identity: Principal = { type: 'OriginAccessIdentity', arn: OAI_ARN, canonicalUserId: 'abc123' };
export const cloudfront: Principal = {
  ...{ type: 'Service', service: 'cloudfront.amazonaws.com', sourceAccount: OWN },
  sourceArn: `arn:aws:cloudfront::${OWN}:distribution/E2`,
};

export const access = (resourcePolicy?: PolicyDocument, owner = OWN, resource = OBJECT): Access => ({
  ...{ action: 's3:GetObject', resource, owner, resourcePolicy },
});
export const YES = policy(allow({ Sid: 'Yes' }));
export const ALL = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
/** A bucket policy for one distribution with origin access control. */
export const OAC = grant(
  { Service: 'cloudfront.amazonaws.com' },
  { Condition: { StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${OWN}:distribution/E2` } } },
);
