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
    const why = reasons[awsAnswer(error)?.status ?? 0];
    if (!why) throw error;
    const fix = `make it with CreateBucketCommand in ${step}`;
    return fail({ expected, got: `HeadBucket answers ${awsAnswer(error)?.status}`, why: proven(why), fix });
  }
  // An old habit of S3: a bucket in us-east-1 has no LocationConstraint.
  const location = await clients.s3.send(new GetBucketLocationCommand({ Bucket }));
  const place = location.LocationConstraint || 'us-east-1';
  if (place === region) return pass();
  const fix = `in ${step} give CreateBucketCommand the LocationConstraint of your region; delete this bucket first`;
  return fail({ expected, got: `it is in ${place}`, why: proven(`your region is ${region}`), fix });
}

const reasons: Record<number, string> = {
  301: 'the bucket is in another region',
  403: 'the name belongs to a bucket of another account, or your keys may not see it',
  404: 'there is no bucket of this name',
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
