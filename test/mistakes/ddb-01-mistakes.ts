import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  ListTagsOfResourceCommand,
  UntagResourceCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { ifExists } from '../../shared/aws-errors.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';
import { describe } from './ddb-state.ts';
import type { Mistake } from './mistake.ts';

export const id = { AttributeName: 'id', KeyType: 'HASH' } as const;
export const idIsString = { AttributeName: 'id', AttributeType: 'S' } as const;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html */
const byRating: GlobalSecondaryIndex = {
  IndexName: 'by-rating',
  KeySchema: [{ AttributeName: 'rating', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
  ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
};

export const tableMistakes: Mistake[] = [
  {
    name: 'there is no table',
    break: removeTable,
    fails: 'DDB-01.1',
    because: 'us-east-1 has no table of this name in account 000000000000',
  },
  {
    name: 'the table has no tags',
    break: async (course) => {
      const ResourceArn = (await describe(course))?.TableArn;
      await course.clients.dynamodb.send(
        new UntagResourceCommand({ ResourceArn, TagKeys: ['course', 'student'] }),
      );
      await waitFor('the tags', () => hasNoTags(course, ResourceArn), { deadlineMs: 5_000 });
    },
    fails: 'DDB-01.5',
    costs: 1,
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'the key has another name',
    break: (course) =>
      remake(
        course,
        [{ ...id, AttributeName: 'movieId' }],
        [{ AttributeName: 'movieId', AttributeType: 'S' }],
      ),
    mend: removeTable,
    fails: 'DDB-01.2',
    because: "the table's key is movieId (HASH, S)",
  },
  {
    name: 'the key is a number',
    break: (course) => remake(course, [id], [{ AttributeName: 'id', AttributeType: 'N' }]),
    mend: removeTable,
    fails: 'DDB-01.2',
    because: "the table's key is id (HASH, N)",
  },
  {
    name: 'the key has a sort key too',
    break: (course) =>
      remake(
        course,
        [id, { AttributeName: 'title', KeyType: 'RANGE' }],
        [idIsString, { AttributeName: 'title', AttributeType: 'S' }],
      ),
    mend: removeTable,
    fails: 'DDB-01.2',
    because: "the table's key is id (HASH, S) and title (RANGE, S)",
  },
  {
    name: 'the capacity is on demand, without a reason',
    break: (course) => update(course, { BillingMode: 'PAY_PER_REQUEST' }),
    fails: 'DDB-01.3',
    because: 'the table is billed by the request, and DDB-01 asks for provisioned capacity',
  },
  {
    name: 'the capacity is more than what is free',
    break: (course) =>
      update(course, { ProvisionedThroughput: { ReadCapacityUnits: 40, WriteCapacityUnits: 5 } }),
    fails: 'DDB-01.3',
    because: 'every unit over 25 is billed by the hour, used or not',
  },
  {
    name: 'an index wants the rating as text',
    // DynamoDB adds an index to a table with films in it; this cloud makes one with the table alone.
    break: (course) =>
      remake(course, [id], [idIsString, { AttributeName: 'rating', AttributeType: 'S' }], [byRating]),
    mend: removeTable,
    only: 'DDB-01',
    fails: 'DDB-01.4',
    because: 'the index by-rating takes rating of the type S alone, and a film has it as N',
  },
];

async function hasNoTags({ clients }: Course, ResourceArn: string | undefined): Promise<boolean> {
  const { Tags = [] } = await clients.dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }));
  return Tags.length === 0;
}

export async function update(
  course: Course,
  change: Partial<ConstructorParameters<typeof UpdateTableCommand>[0]>,
): Promise<void> {
  const TableName = course.names.moviesTable;
  await course.clients.dynamodb.send(new UpdateTableCommand({ TableName, ...change }));
  await waitUntilActive(course);
}

export async function remake(
  course: Course,
  KeySchema: KeySchemaElement[],
  AttributeDefinitions: AttributeDefinition[],
  GlobalSecondaryIndexes?: GlobalSecondaryIndex[],
): Promise<void> {
  await removeTable(course);
  await course.clients.dynamodb.send(
    new CreateTableCommand({
      TableName: course.names.moviesTable,
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      Tags: Object.entries(course.names.tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await waitUntilActive(course);
}

export async function removeTable(course: Course): Promise<void> {
  const TableName = course.names.moviesTable;
  const { dynamodb } = course.clients;
  if ((await describe(course))?.DeletionProtectionEnabled) {
    await update(course, { DeletionProtectionEnabled: false });
  }
  await ifExists(dynamodb.send(new DeleteTableCommand({ TableName })), 'ResourceNotFoundException');
  await waitFor('no table', async () => !(await describe(course)), { deadlineMs: 10_000 });
}

async function waitUntilActive(course: Course): Promise<void> {
  const isActive = async () => (await describe(course))?.TableStatus === 'ACTIVE';
  await waitFor('the table', isActive, { deadlineMs: 10_000 });
}
