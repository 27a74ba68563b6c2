import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it, onTestFinished } from 'vitest';
import { startCli } from '../cloud/testing-process.ts';
import { provision } from '../commands/provision.ts';
import migrate from '../modules/02-dynamodb/solution/ddb-02-migrate.ts';
import { readConfig } from '../shared/config.ts';
import { openCourse } from '../shared/course.ts';
import type { Course } from '../shared/step.ts';
import { verify } from '../verify/cli.ts';
import { runOn } from './run-course.ts';

/** What the cloud has answered with success. */
interface Acknowledged {
  objects: Set<string>;
  items: Set<string>;
}

// Killed early, among the posters, and late, among the items.
it.each([
  { after: 'objects', count: 20 },
  { after: 'items', count: 25 },
] as const)(
  'a cloud killed after $count $after has lost nothing that it acknowledged',
  { timeout: 120_000 },
  async ({ after, count }) => {
    const state = mkdtempSync(join(tmpdir(), 'cinedb-kill-'));
    onTestFinished(() => rmSync(state, { recursive: true, force: true }));
    const first = await startCli('--port', '0', '--state', state);
    const port = new URL(first.url).port;
    await runOn(first.url, provision, ['--module', '1', '--solution']);
    await runOn(first.url, provision, ['--module', '2', '--solution', '--only', 'DDB-01']);

    const course = await openCourse(readConfig({ endpoint: first.url, student: 'ana' }, {}, {}), { env: {} });
    const done = watch(course, (acknowledged) => {
      const reached = acknowledged[after];
      if (reached.size >= count) void first.end('SIGKILL');
    });
    await expect(migrate(course)).rejects.toThrow();
    await first.end('SIGKILL');
    expect(done[after].size).toBeGreaterThanOrEqual(count);

    const second = await startCli('--port', port, '--state', state);
    await expectKept(course, done);
    expect(await runOn(second.url, provision, ['--module', '2', '--solution'])).toMatchObject({
      code: 0,
      err: '',
    });
    const graded = await runOn(second.url, verify, ['--module', '2']);
    expect(graded.out).toContain('100 of 100 points');
  },
);

/** Notes each success as it comes back to the client. */
function watch({ clients }: Course, seen: (acknowledged: Acknowledged) => void): Acknowledged {
  const acknowledged: Acknowledged = { objects: new Set(), items: new Set() };
  clients.s3.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName === 'PutObjectCommand') {
          acknowledged.objects.add((args.input as { Key: string }).Key);
          seen(acknowledged);
        }
        return answer;
      },
    { step: 'initialize' },
  );
  clients.dynamodb.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName === 'BatchWriteItemCommand') {
          for (const id of writtenIds(args.input, answer.output)) acknowledged.items.add(id);
          seen(acknowledged);
        }
        return answer;
      },
    { step: 'initialize' },
  );
  return acknowledged;
}

/** The document client's requests, before their values are written as DynamoDB's. */
type Requests = Record<string, { PutRequest: { Item: { id: string } } }[]> | undefined;

function writtenIds(input: unknown, output: unknown): string[] {
  const ids = (requests: Requests) =>
    Object.values(requests ?? {})
      .flat()
      .map(({ PutRequest }) => PutRequest.Item.id);
  const unprocessed = ids((output as { UnprocessedItems?: Requests }).UnprocessedItems);
  return ids((input as { RequestItems: Requests }).RequestItems).filter((id) => !unprocessed.includes(id));
}

async function expectKept({ clients, names }: Course, { objects, items }: Acknowledged): Promise<void> {
  for (const Key of objects) {
    await clients.s3.send(new HeadObjectCommand({ Bucket: names.postersBucket, Key }));
  }
  if (items.size === 0) return;
  const Keys = [...items].slice(0, 100).map((id) => ({ id }));
  const { Responses } = await clients.documents.send(
    new BatchGetCommand({ RequestItems: { [names.moviesTable]: { Keys } } }),
  );
  expect(Responses?.[names.moviesTable]).toHaveLength(Keys.length);
}
