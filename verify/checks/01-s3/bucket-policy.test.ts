import type { Origin } from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { allows, allowsEverybody, forCloudFront, identitiesIn } from './bucket-policy.ts';

const oai = (id: string) => `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`;
const bucket = 'arn:aws:s3:::films';
const read = {
  Effect: 'Allow',
  Principal: { AWS: oai('E1') },
  Action: 's3:GetObject',
  Resource: `${bucket}/*`,
};
const withIdentity = {
  Id: 'site',
  DomainName: 'films.s3.us-east-1.amazonaws.com',
  S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' },
} as Origin;
const withControl = { Id: 'site', DomainName: 'x', OriginAccessControlId: 'C1' } as Origin;

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
describe('the statements for CloudFront', () => {
  it("are those of the origin's identity", () => {
    const other = { ...read, Principal: { AWS: [oai('E2')] } };
    expect(forCloudFront([read, other], withIdentity)).toEqual([read]);
    expect(identitiesIn([read, other])).toEqual(['E1', 'E2']);
  });

  it('are those of the service where the origin has access control', () => {
    const service = { ...read, Principal: { Service: 'cloudfront.amazonaws.com' } };
    expect(forCloudFront([read, service], withControl)).toEqual([service]);
  });

  it('include what everybody may do, and no denial', () => {
    const open = { ...read, Principal: '*' };
    expect(forCloudFront([open, { ...read, Effect: 'Deny' }], withIdentity)).toEqual([open]);
    expect(allowsEverybody([open])).toBe(true);
    expect(allowsEverybody([read, { ...open, Effect: 'Deny' }])).toBe(false);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
describe('what statements allow', () => {
  it('needs the action and the resource in one statement', () => {
    expect(allows([read], 's3:GetObject', `${bucket}/index.html`)).toBe(true);
    expect(allows([read], 's3:GetObject', bucket)).toBe(false);
    expect(allows([read], 's3:ListBucket', bucket)).toBe(false);
    expect(allows([{ ...read, Action: ['s3:get*'] }], 's3:GetObject', `${bucket}/a/b`)).toBe(true);
    expect(allows([{ ...read, Resource: 'arn:aws:s3:::film?/*' }], 's3:GetObject', `${bucket}/a`)).toBe(true);
  });
});
