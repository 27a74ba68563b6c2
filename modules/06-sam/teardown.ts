// Removes what module 6 made: the stacks of all environments with what is in them, and the deployment bucket.
import { DeleteBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../shared/aws-errors.ts';
import { findStack } from '../../shared/find-stack.ts';
import type { Course } from '../../shared/step.ts';
import { emptyBucket } from '../01-s3/given/empty-bucket.ts';
import { deleteStack } from './given/delete-stack.ts';

/** What `sam deploy --resolve-s3` makes once in an account, for everybody who uses it there. */
const OF_SAM = 'aws-sam-cli-managed-default';

export default async function teardown(course: Course): Promise<void> {
  const problems: unknown[] = [];
  for (const name of Object.values(course.names.stacks)) {
    // A protected prod keeps nobody from removing dev.
    await deleteStack(course, name).catch((error: unknown) => problems.push(error));
  }
  await noteStackOfSam(course);
  // CloudFormation may still need the code of a stack that is there.
  if (problems.length > 0) throw problems[0];
  await removeDeploymentBucket(course);
}

async function removeDeploymentBucket(course: Course): Promise<void> {
  const { account, clients, names, report } = course;
  const Bucket = names.deploymentBucket;
  const found = await ifExists(
    clients.s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: account })),
    'NotFound',
    'NoSuchBucket',
  );
  if (!found) return report.same(`there is no bucket ${Bucket}`);
  await emptyBucket(course, Bucket);
  await ifExists(clients.s3.send(new DeleteBucketCommand({ Bucket })), 'NoSuchBucket');
  report.did(`deleted bucket ${Bucket}`);
}

async function noteStackOfSam({ clients, report }: Course): Promise<void> {
  if (!(await findStack(clients.cloudformation, OF_SAM))) return;
  report.note(
    `stack ${OF_SAM} stays: the SAM CLI made it for every project of this account. It costs next to nothing; "sam delete --stack-name ${OF_SAM}" removes it.`,
  );
}
