import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, it } from 'vitest';
import { passingCloud } from '../../testing.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html (Limiting presigned URL capabilities)
it('a policy limits how old a signature may be, in milliseconds, whatever the URL says', async () => {
  const { cloud, client } = await passingCloud();
  const s3 = client(S3Client);
  const Bucket = 'films';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'poster' }));
  const tenMinutes = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${Bucket}/*`,
    Condition: { NumericGreaterThan: { 's3:signatureAge': '600000' } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [tenMinutes] });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'a' }), { expiresIn: 3600 });

  expect((await fetch(url)).status).toBe(200);
  cloud.clock.advance(11 * 60_000);
  const late = await fetch(url);
  expect(late.status).toBe(403);
  expect(await late.text()).toContain('<Code>AccessDenied</Code>');
});
