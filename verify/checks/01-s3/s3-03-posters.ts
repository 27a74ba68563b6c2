import { PutObjectCommand } from '@aws-sdk/client-s3';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import { CourseError } from '../../../shared/errors.ts';
import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { signedAddress } from '../signed-address.ts';
import { said } from '../words.ts';
import { bucketIsThere } from './bucket-there.ts';
import { canaryFile, putCanaryFile } from './canary-file.ts';

const step = 'starter/s3-03-posters.ts';
const folder = 'posters/';
const type = 'image/png';

const isThere: Check = async (grader) => {
  const bucket = await grader.locate.postersBucket();
  if (bucket !== (await grader.locate.siteBucket())) return bucketIsThere(grader, bucket, step);
  return fail({
    expected: 'two buckets, one for the site and one for posters',
    got: `${bucket} is both`,
    why: proven('whatever opens one of them would open the other'),
    fix: `make a second bucket in ${step}`,
  });
};

const uploadComesBack: Check = async (grader) => {
  const { config, locate, request, log } = grader;
  const bucket = await locate.postersBucket();
  const { key, body } = canaryFile(grader, bucket, folder, type);
  const address = `${bucketAddresses(config, bucket).rest}${key}`;
  const headers = { 'content-type': type };
  const put = await request(await signedAddress(grader, address, 'PUT'), { method: 'PUT', headers, body });
  log(`put ${key} into ${bucket} through a presigned URL`);
  if (put.status === 501) throw notModelled(said(put));
  const expected = 'the upload is taken, and its bytes come back with their content type';
  if (put.status !== 200) {
    const why = /explicit deny/.test(put.text())
      ? proven('a Deny in the policy of the bucket holds for this upload')
      : likely('the bucket or its policy wants something that a browser does not send');
    return fail({
      expected,
      got: `the upload answers ${said(put)}`,
      why,
      fix: `deny only what comes without TLS, in the policy of ${step}`,
      learn: '#common-mistakes',
    });
  }
  const got = await request(await signedAddress(grader, address));
  log('read it through another');
  if (got.status === 200 && got.body.equals(body) && got.headers['content-type'] === type) return pass();
  return fail({
    expected,
    got: `${got.status}, ${got.body.length} of ${body.length} bytes, ${got.headers['content-type']}`,
    why: likely('the policy of the bucket lets uploads in and no reads'),
    fix: `deny only what comes without TLS, in the policy of ${step}`,
  });
};

/** A setting that S3 knows, and the embedded cloud does not. */
function notModelled(answer: string): CourseError {
  const remedy = 'Take the setting of the bucket back that it names, or grade this on AWS.';
  return new CourseError('source', `The bucket asks for what is not there: ${answer}`, remedy);
}

const unsignedIsRefused: Check = async (grader) => {
  const { config, locate, request, log } = grader;
  const bucket = await locate.postersBucket();
  const { key } = await putCanaryFile(grader, bucket, folder, type);
  const { rest } = bucketAddresses(config, bucket);
  log(`put ${key} into ${bucket}`);
  for (const [what, address] of [
    ['the poster', `${rest}${key}`],
    ['the list of posters', rest],
  ] as const) {
    const answer = await request(address);
    log(`asked for ${what} without a signature`);
    if (answer.status === 403) continue;
    return fail({
      expected: `403 for ${what}`,
      got: `${answer.status}, ${answer.body.length} bytes`,
      why: proven(`everybody on the internet may read ${what}`),
      fix: `take the Allow for Principal "*" out of the policy and block public access, in ${step}`,
      learn: '#the-ideas',
    });
  }
  return pass();
};

const refusesAclsAndPlain: Check = async (grader) => {
  const bucket = await grader.locate.postersBucket();
  const { key, body } = canaryFile(grader, bucket, folder, type);
  // This list is not a public one, so that only ownership can refuse it and not the public access block.
  const withAcl = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ACL: 'bucket-owner-read' });
  const refusal = await grader.clients.s3.send(withAcl).then(() => undefined, awsAnswerOrThrow);
  grader.log(`put ${key} into ${bucket} with an ACL`);
  if (refusal?.code === 'AccessControlListNotSupported') return refusesPlain(grader, bucket);
  return fail({
    expected: 'AccessControlListNotSupported',
    got: refusal ? `${refusal.code}: ${refusal.message}` : 'the upload was taken',
    why: refusal
      ? likely('the policy of the bucket refused it first')
      : proven('the bucket still takes access control lists'),
    fix: `ObjectOwnership: 'BucketOwnerEnforced' with PutBucketOwnershipControlsCommand in ${step}`,
  });
};

/** The same signed address with and without TLS: only the policy can tell the two apart. */
async function refusesPlain(grader: Grader, bucket: string) {
  const { key } = await putCanaryFile(grader, bucket, folder, type);
  const { plain } = bucketAddresses(grader.config, bucket);
  const signed = await signedAddress(grader, `${plain}${key}`);
  const over = await grader.request(signed.replace('http:', 'https:'));
  const without = await grader.request(signed);
  grader.log('asked for another through one presigned URL, over https and over http');
  if (over.status === 200 && without.status === 403) return pass();
  return fail({
    expected: '200 over https, 403 over http',
    got: `${over.status} over https, ${without.status} over http`,
    why:
      without.status === 200
        ? proven('no statement of the policy denies what comes without TLS')
        : likely('the policy denies more than requests without TLS'),
    fix: `Deny s3:* on the bucket and on its objects where aws:SecureTransport is false, in the policy of ${step}`,
  });
}

function awsAnswerOrThrow(error: unknown) {
  const answer = awsAnswer(error);
  if (answer) return answer;
  throw error;
}

export const posterChecks: Record<string, Check> = {
  'S3-03.1': isThere,
  'S3-03.4': uploadComesBack,
  'S3-03.5': unsignedIsRefused,
  'S3-03.6': refusesAclsAndPlain,
};
