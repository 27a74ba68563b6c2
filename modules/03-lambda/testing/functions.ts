import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { testCloud } from '../../../cloud/testing.ts';
import type { Movie } from '../../../shared/movie.ts';
import { waitFor } from '../../../shared/wait.ts';
import type { ApiEvent } from '../given/functions/event.ts';
import { png } from './events.ts';

export const table = 'cinedb-ana-movies';
export const bucket = 'cinedb-ana-posters-000000000000';

/** What a function answered, with its body read. */
export interface Answered {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of many shapes.
  body: any;
}

/** The six functions in this process, with a cloud in memory behind them. */
export async function functionsOnACloud() {
  // The functions' own log, a line for each call. A test that wants it sets another implementation.
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const { cloud, client } = await testCloud();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TABLE_NAME: table,
    POSTERS_BUCKET: bucket,
  });
  const s3 = client(S3Client, { forcePathStyle: true } as object);
  const dynamodb = client(DynamoDBClient);
  await makePlaces(s3, dynamodb);
  const documents = DynamoDBDocumentClient.from(dynamodb);
  return {
    close: () => cloud.close(),
    url: cloud.url,
    call,
    /** Puts a film with its poster where the functions look for them. */
    async put(movie: Partial<Movie> = {}, poster = png('first')): Promise<Movie> {
      const id = movie.id ?? randomUUID();
      const posterUrl = `s3://${bucket}/posters/${randomUUID()}.png`;
      const Item = { id, title: 'M', rating: 8.3, synopsis: 'Germany, 1931.', posterUrl, ...movie };
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(posterUrl), Body: poster }));
      await documents.send(new PutCommand({ TableName: table, Item }));
      return Item;
    },
    /** Every item of the table. */
    async items(): Promise<Movie[]> {
      return ((await documents.send(new ScanCommand({ TableName: table }))).Items ?? []) as Movie[];
    },
    /** The keys of the posters that are there, deleted ones left out. */
    async posters(): Promise<string[]> {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      return Versions.filter((version) => version.IsLatest).map((version) => String(version.Key));
    },
    /** How many versions and delete markers the bucket has: any write to it makes one more. */
    async versions(): Promise<number> {
      const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      return (page.Versions?.length ?? 0) + (page.DeleteMarkers?.length ?? 0);
    },
    async poster(posterUrl: string) {
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(posterUrl) }));
      return { type: answer.ContentType, bytes: await answer.Body?.transformToByteArray() };
    },
  };
}

async function makePlaces(s3: S3Client, dynamodb: DynamoDBClient): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  await dynamodb.send(
    new CreateTableCommand({
      TableName: table,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const isActive = async () => {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: table }));
    return Table?.TableStatus === 'ACTIVE';
  };
  await waitFor('the table', isActive, { deadlineMs: 10_000 });
}

function keyOf(posterUrl: string): string {
  return posterUrl.replace(`s3://${bucket}/`, '');
}

/** Calls a function as Lambda would. It is loaded only now, when its environment is set. */
async function call(name: string, event: unknown): Promise<Answered> {
  const { handler } = await import(`../solution/functions/${name}.ts`);
  const answer = await handler(event as ApiEvent, { awsRequestId: 'request-1' });
  const { statusCode, headers, body } = answer;
  return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body) };
}
