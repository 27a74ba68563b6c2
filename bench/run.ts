import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startCloud } from '../cloud/start.ts';

// How fast the embedded cloud is on this machine. Numbers to compare with each other, not a test.

const ROUNDS = 500;
const KEYS = 10_000;
const TABLE_READY_MS = 500;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const starting = performance.now();
const cloud = await startCloud();
line('start, in process', performance.now() - starting);

const settings = {
  endpoint: cloud.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};
const s3 = new S3Client({ ...settings, forcePathStyle: true });
const dynamodb = new DynamoDBClient(settings);
const Bucket = 'bench';
const TableName = 'bench';
const poster = new Uint8Array(50_000).fill(7);

await once('first call of S3, which loads it', () => s3.send(new CreateBucketCommand({ Bucket })));
await once('first call of DynamoDB', () =>
  dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  ),
);
await pause(TABLE_READY_MS);

await each('PutObject, 50 KB', (index) =>
  s3.send(new PutObjectCommand({ Bucket, Key: `posters/${index}`, Body: poster })),
);
await each('GetObject, 50 KB', async (index) => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `posters/${index}` }));
  await Body?.transformToByteArray();
});
await each('PutItem', (index) =>
  dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: String(index) }, title: { S: 'Häxan' } } })),
);
await each('GetItem', (index) =>
  dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: String(index) } } })),
);
for (let index = ROUNDS; index < KEYS; index += 1) {
  await s3.send(new PutObjectCommand({ Bucket, Key: `posters/${index}`, Body: '' }));
}
await once(`ListObjectsV2, 1,000 of ${KEYS} keys`, () => s3.send(new ListObjectsV2Command({ Bucket })));
await cloud.close();

async function once(what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  line(what, performance.now() - begun);
}

/** The median of many calls, one after the other, with the SDK's own time in it. */
async function each(what: string, work: (index: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const begun = performance.now();
    await work(index);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  line(`${what}, median of ${ROUNDS}`, times[Math.floor(ROUNDS / 2)] ?? 0);
}

function line(what: string, milliseconds: number): void {
  console.log(`${what.padEnd(44)} ${milliseconds.toFixed(1).padStart(8)} ms`);
}
