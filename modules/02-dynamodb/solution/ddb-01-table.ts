// DDB-01: the table for films, its capacity, and what guards it.
import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListTagsOfResourceCommand,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { retry } from '../../../shared/retry.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

// Five reads of up to 4 KB and five writes of up to 1 KB a second: plenty for one student, and within the 25 of each
// that AWS gives to every account for nothing.
const capacity = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };

export default async function createTable(course: Course): Promise<void> {
  const { names } = course;
  if (await describe(course)) course.report.same(`table ${names.moviesTable} exists`);
  else await create(course);
  const table = await waitUntilActive(course);
  checkKey(table);
  await ensureCapacity(course, table);
  await ensureProtection(course, table);
  await ensureTags(course, String(table.TableArn));
  await ensureBackups(course);
}

async function describe({ clients, names }: Course): Promise<TableDescription | undefined> {
  const answer = await ifExists(
    clients.dynamodb.send(new DescribeTableCommand({ TableName: names.moviesTable })),
    'ResourceNotFoundException',
  );
  return answer?.Table;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
async function create({ clients, names, report }: Course): Promise<void> {
  await clients.dynamodb.send(
    new CreateTableCommand({
      TableName: names.moviesTable,
      // Only the key is declared. Title, rating, synopsis and posterUrl come with the items.
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: capacity,
      DeletionProtectionEnabled: true,
      Tags: tagList(names.tags),
    }),
  );
  report.did(`made table ${names.moviesTable}`);
}

/** CreateTable and UpdateTable answer before they are done; until the table is ACTIVE the next change is refused. */
async function waitUntilActive(course: Course): Promise<TableDescription> {
  const activeTable = async () => {
    const table = await describe(course);
    return table?.TableStatus === 'ACTIVE' ? table : undefined;
  };
  const what = `table ${course.names.moviesTable} to be ACTIVE`;
  return waitFor(what, activeTable, { deadlineMs: 5 * 60_000, report: course.report });
}

/** A key is for ever: no call changes it. */
function checkKey({ KeySchema = [], AttributeDefinitions = [], TableName }: TableDescription): void {
  const [key, more] = KeySchema;
  const isString = AttributeDefinitions.some((it) => it.AttributeName === 'id' && it.AttributeType === 'S');
  if (key?.AttributeName === 'id' && key.KeyType === 'HASH' && !more && isString) return;
  throw new CourseError(
    'step',
    `Table ${TableName} has another key than the string "id", and the key of a table cannot be changed.`,
    'Remove the table with "npm run teardown -- --module 2", then run this command again.',
  );
}

async function ensureCapacity(course: Course, table: TableDescription): Promise<void> {
  const { ReadCapacityUnits, WriteCapacityUnits } = table.ProvisionedThroughput ?? {};
  const isRight =
    ReadCapacityUnits === capacity.ReadCapacityUnits && WriteCapacityUnits === capacity.WriteCapacityUnits;
  // An on-demand table (PAY_PER_REQUEST) reports a capacity of 0.
  if (isRight) return course.report.same('the table has capacity for 5 reads and 5 writes a second');
  await update(course, { BillingMode: 'PROVISIONED', ProvisionedThroughput: capacity });
  course.report.did('set the capacity to 5 reads and 5 writes a second');
}

async function ensureProtection(course: Course, table: TableDescription): Promise<void> {
  if (table.DeletionProtectionEnabled) return course.report.same('the table is protected from deletion');
  await update(course, { DeletionProtectionEnabled: true });
  course.report.did('protected the table from deletion');
}

/** Changes the table. DynamoDB takes one kind of change at a time, and the next only when the table is ACTIVE again. */
async function update(course: Course, change: Omit<UpdateTableCommandInput, 'TableName'>): Promise<void> {
  const TableName = course.names.moviesTable;
  await course.clients.dynamodb.send(new UpdateTableCommand({ TableName, ...change }));
  await waitUntilActive(course);
}

async function ensureTags({ clients, names, report }: Course, ResourceArn: string): Promise<void> {
  const { Tags = [] } = await clients.dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }));
  const wanted = tagList(names.tags);
  const isThere = wanted.every((tag) =>
    Tags.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value),
  );
  if (isThere) return report.same('the table has its tags');
  await clients.dynamodb.send(new TagResourceCommand({ ResourceArn, Tags: wanted }));
  report.did('tagged the table');
}

/**
 * Point-in-time recovery: the table as it was at any second of the last 35 days.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
 */
async function ensureBackups({ clients, names, report }: Course): Promise<void> {
  const TableName = names.moviesTable;
  const now = await clients.dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
  const recovery = now.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus === 'ENABLED') return report.same('point-in-time recovery is on');
  const turnOn = () =>
    clients.dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
  // In the first seconds of a new table its backups are still being set up.
  await retry(turnOn, {
    retryable: (error) => awsAnswer(error)?.code === 'ContinuousBackupsUnavailableException',
    deadlineMs: 2 * 60_000,
  });
  report.did('turned point-in-time recovery on');
}

function tagList(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
