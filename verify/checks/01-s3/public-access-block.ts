import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { fail, type Grader, type Outcome, pass, proven } from '../../check.ts';
import { count } from '../words.ts';

const settings = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

/**
 * Whether a bucket stays closed whatever a policy or a list may say later. Nothing shows it from outside while the
 * policy is right, so this reads the settings.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 *
 * @param step the file in which the student blocks it
 */
export async function blocksPublicAccess(grader: Grader, Bucket: string, step: string): Promise<Outcome> {
  const call = grader.clients.s3.send(new GetPublicAccessBlockCommand({ Bucket }));
  const answer = await ifExists(call, 'NoSuchPublicAccessBlockConfiguration');
  grader.log(`read the public access block of ${Bucket}`);
  const block = answer?.PublicAccessBlockConfiguration;
  const off = settings.filter((setting) => !block?.[setting]);
  if (off.length === 0) return pass();
  return fail({
    expected: `${settings.join(', ')}: all four true`,
    got: block ? `false: ${off.join(', ')}` : 'no public access block',
    why: proven(
      block
        ? `each of the four closes another way to open ${Bucket}, and ${count(off.length, 'way')} stayed open`
        : `nothing keeps a later policy from opening ${Bucket} to everybody`,
    ),
    fix: `all four settings true in PutPublicAccessBlockCommand, in ${step}`,
  });
}
