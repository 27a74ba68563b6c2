import { randomUUID } from 'node:crypto';
import { TagResourceCommand } from '@aws-sdk/client-dynamodb';
import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, it, vi } from 'vitest';
import { id, idIsString, remake, removeTable, update } from './ddb-01-mistakes.ts';
import { changeItems, describe as describeTable } from './ddb-state.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';

// A new table is migrated, graded and made again, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(2);
});
afterAll(() => deployed.close());

async function expectAllPass(): Promise<void> {
  const result = await deployed.grade(2);
  expectFullMarks(result);
}

describe('module 2 passes when it is right in another way:', () => {
  afterEach(() => deployed.repair());

  it('on demand, with a tag that says why', async () => {
    const { course } = deployed;
    await update(course, { BillingMode: 'PAY_PER_REQUEST' });
    const ResourceArn = (await describeTable(course))?.TableArn;
    const Tags = [{ Key: 'capacity-reason', Value: 'a class of 200 comes once a week' }];
    await course.clients.dynamodb.send(new TagResourceCommand({ ResourceArn, Tags }));
    await expectAllPass();
  });

  it('films of your own beside the legacy ones', async () => {
    const { clients, names } = deployed.course;
    const posterUrl = `s3://${names.postersBucket}/posters/00000000-0000-4000-8000-000000000001.png`;
    const Item = {
      id: '00000000-0000-4000-8000-000000000001',
      title: 'Mine',
      rating: 5,
      synopsis: '…',
      posterUrl,
    };
    await clients.documents.send(new PutCommand({ TableName: names.moviesTable, Item }));
    await expectAllPass();
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
  it('a table with an index by rating, and other units', async () => {
    const { course } = deployed;
    await remake(
      course,
      [id],
      [idIsString, { AttributeName: 'rating', AttributeType: 'N' }],
      [
        {
          IndexName: 'by-rating',
          KeySchema: [{ AttributeName: 'rating', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 2 },
        },
      ],
    );
    await deployed.repair(2, 'DDB-02');
    await expectAllPass();
    await removeTable(course);
  });

  it('posters under names that have nothing to do with their films', async () => {
    const { clients, names } = deployed.course;
    const Bucket = names.postersBucket;
    const copies: { Key: string; CopySource: string }[] = [];
    await changeItems(deployed.course, (item) => {
      const place = String(item.posterUrl).replace('s3://', '');
      const Key = `posters/${randomUUID()}.${place.split('.').at(-1)}`;
      copies.push({ Key, CopySource: place });
      return { ...item, posterUrl: `s3://${Bucket}/${Key}` };
    });
    for (const copy of copies) await clients.s3.send(new CopyObjectCommand({ Bucket, ...copy }));
    await expectAllPass();
  });
});
