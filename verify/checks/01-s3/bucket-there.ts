import { GetBucketLocationCommand, GetBucketTaggingCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { fail, type Grader, type Outcome, pass, proven } from '../../check.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';

/**
 * Whether a bucket is there, ours and in the course's region.
 *
 * @param step the file in which the student makes it
 */
export async function bucketIsThere(grader: Grader, Bucket: string, step: string): Promise<Outcome> {
  const { clients, region, log } = grader;
  log(`looked for the bucket ${Bucket}`);
  const expected = `a bucket ${Bucket} in ${region}`;
  try {
    await clients.s3.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    const { status = 0 } = awsAnswer(error) ?? {};
    const reason = reasons[status];
    if (!reason) throw error;
    const { why, fix } = reason;
    return fail({
      expected,
      got: `HeadBucket answers ${status}`,
      why: proven(why),
      fix: `${fix} in ${step}`,
    });
  }
  // An old habit of S3: a bucket in us-east-1 has no LocationConstraint.
  const location = await clients.s3.send(new GetBucketLocationCommand({ Bucket }));
  const place = location.LocationConstraint || 'us-east-1';
  if (place === region) return pass();
  const fix = `${moved} in ${step}`;
  return fail({ expected, got: `it is in ${place}`, why: proven(`your region is ${region}`), fix });
}

const moved = 'delete this bucket, then give CreateBucketCommand the LocationConstraint of your region';

const reasons: Record<number, { why: string; fix: string }> = {
  301: { why: 'the bucket is in another region', fix: moved },
  403: {
    why: 'the name belongs to a bucket of another account, or your keys may not see it',
    fix: 'ask whose keys you use with  npm run doctor; with the right ones make the bucket under another COURSE_STUDENT',
  },
  404: { why: 'there is no bucket of this name', fix: 'make it with CreateBucketCommand' },
};

/** Whether a bucket carries the course's tags, by which `teardown` and a bill know whose it is. */
export async function bucketHasTags(grader: Grader, Bucket: string, step: string): Promise<Outcome> {
  const { clients, names, log } = grader;
  const call = clients.s3.send(new GetBucketTaggingCommand({ Bucket }));
  const tags = (await ifExists(call, 'NoSuchTagSet'))?.TagSet ?? [];
  log(`read the tags of ${Bucket}`);
  const missing = missingTags(tags, names);
  if (missing.length === 0) return pass();
  return fail({
    expected: missingTags([], names).join(', '),
    got: shownTags(tags),
    why: proven(saysMissing(missing)),
    fix: `put names.tags on it with PutBucketTaggingCommand in ${step}`,
  });
}
