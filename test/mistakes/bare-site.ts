import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Course } from '../../shared/step.ts';

/** Takes every script of the site away, from the bucket and from the pages. */
export async function takeScriptsAway({ clients, names }: Course): Promise<void> {
  const Bucket = names.siteBucket;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: clients.s3 }, { Bucket })) {
    for (const { Key = '' } of Contents) {
      if (Key.endsWith('.js')) await clients.s3.send(new DeleteObjectCommand({ Bucket, Key }));
      if (!Key.endsWith('.html')) continue;
      const Body = `<!doctype html><title>${Key}</title><link rel="stylesheet" href="/css/base.css"><body>Films</body>`;
      const headers = { ContentType: 'text/html', CacheControl: 'no-cache' };
      await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...headers }));
    }
  }
}
