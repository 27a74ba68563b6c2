// Removes what module 2 made: the table, and the posters that the migration put into module 1's bucket.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteTableCommand, DescribeTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../shared/aws-errors.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';
import { emptyBucket } from '../01-s3/given/empty-bucket.ts';

export default async function teardown(course: Course): Promise<void> {
  await removeTable(course);
  await removePosters(course);
  await rm(join(course.config.stateDir, 'migration-rejects.json'), { force: true });
}

async function removeTable(course: Course): Promise<void> {
  const { clients, names, report } = course;
  const TableName = names.moviesTable;
  // A table that is being made or changed cannot be deleted yet.
  const settled = async () => {
    const table = await describe(course);
    const isBusy = table && table.TableStatus !== 'ACTIVE' && table.TableStatus !== 'DELETING';
    return isBusy ? undefined : { table };
  };
  const options = { deadlineMs: 5 * 60_000, report };
  const { table } = await waitFor(`table ${TableName} to be ready for deletion`, settled, options);
  if (!table) return report.same(`there is no table ${TableName}`);
  if (table.TableStatus !== 'DELETING') {
    if (table.DeletionProtectionEnabled) {
      await clients.dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
      await waitFor(`table ${TableName} to lose its protection`, () => isUnprotected(course), options);
    }
    await clients.dynamodb.send(new DeleteTableCommand({ TableName }));
  }
  await waitFor(`table ${TableName} to be gone`, async () => !(await describe(course)), options);
  report.did(`deleted table ${TableName}`);
}

async function isUnprotected(course: Course): Promise<boolean> {
  const table = await describe(course);
  return table?.TableStatus === 'ACTIVE' && !table.DeletionProtectionEnabled;
}

async function describe({ clients, names }: Course) {
  const answer = await ifExists(
    clients.dynamodb.send(new DescribeTableCommand({ TableName: names.moviesTable })),
    'ResourceNotFoundException',
  );
  return answer?.Table;
}

/** Without the table no film names these posters any more. The bucket itself is module 1's. */
async function removePosters(course: Course): Promise<void> {
  const { clients, account, names, report } = course;
  const Bucket = names.postersBucket;
  const bucket = await ifExists(
    clients.s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: account })),
    'NotFound',
    'NoSuchBucket',
  );
  const removed = bucket ? await emptyBucket(course, Bucket, 'posters/') : 0;
  if (removed === 0) report.same('there are no posters');
  else report.did(`deleted ${removed} versions of posters`);
}
