import { GetBucketLifecycleConfigurationCommand, GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { type Check, fail, pass, proven } from '../../check.ts';
import { count } from '../words.ts';
import { bucketHasTags } from './bucket-there.ts';
import { lifecycleProblems, versioningProblems } from './lifecycle.ts';
import { blocksPublicAccess } from './public-access-block.ts';

const step = 'starter/s3-03-posters.ts';
/** Where ensureTags and ensurePublicAccessBlock are, which both buckets need. */
const accessStep = `starter/s3-01-website.ts, and call it in ${step}`;

const clearsWhatIsOld: Check = async ({ clients, locate, log }) => {
  const Bucket = await locate.postersBucket();
  const call = clients.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
  const rules = (await ifExists(call, 'NoSuchLifecycleConfiguration'))?.Rules;
  const { Status } = await clients.s3.send(new GetBucketVersioningCommand({ Bucket }));
  log(`read the lifecycle rules and the versioning of ${Bucket}`);
  const ofRules = lifecycleProblems(rules ?? []);
  const ofVersioning = versioningProblems(Status);
  const problems = [...ofRules, ...ofVersioning];
  const [first] = problems;
  if (!first) return pass();
  const ruleFixes = ofRules.map(({ fix }) => fix).join('; ');
  const fixes = [
    ...(ruleFixes ? [`${ruleFixes}, with PutBucketLifecycleConfigurationCommand`] : []),
    ...ofVersioning.map(({ fix }) => fix),
  ];
  return fail({
    expected:
      'old versions are kept, and cleared like broken uploads and uploads/ within 90 days; posters/ never',
    got: rules
      ? `${count(rules.length, 'rule')}; ${problems.map(({ what }) => what).join('; ')}`
      : 'no lifecycle rules',
    why: proven(rules ? first.why : 'S3 keeps everything for ever unless a rule says otherwise'),
    fix: `${fixes.join('; ')} in ${step}`,
  });
};

const isClosed: Check = async (grader) =>
  blocksPublicAccess(grader, await grader.locate.postersBucket(), accessStep);

const hasTags: Check = async (grader) =>
  bucketHasTags(grader, await grader.locate.postersBucket(), accessStep);

export const posterSettingChecks: Record<string, Check> = {
  'S3-03.7': clearsWhatIsOld,
  'S3-03.8': isClosed,
  'S3-03.9': hasTags,
};
