import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Grader } from '../../check.ts';
import { limiter } from '../../limiter.ts';

const FILES_AT_ONE_TIME = 8;

/** What runs the scripts: a folder from here, and a file in it. */
const programs = [
  ['.', 'browser-like.js'],
  ['..', 'asked-by-grader.mjs'],
  ['..', 'no-network.mjs'],
] as const;

/**
 * Puts the site's scripts into a folder, with what runs them. They are taken as a visitor gets them, through CloudFront.
 *
 * @param origin of the site
 */
export async function download(
  { clients, locate, request }: Grader,
  origin: string,
  folder: string,
): Promise<void> {
  const Bucket = await locate.siteBucket();
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: clients.s3 }, { Bucket, Prefix: 'js/' })) {
    keys.push(...(page.Contents ?? []).map(({ Key }) => String(Key)));
  }
  const inTurn = limiter(FILES_AT_ONE_TIME);
  const save = async (key: string) => {
    const answer = await request(`${origin}/${encodeURI(key)}`);
    const file = join(folder, ...key.split('/'));
    if (answer.status !== 200 || !file.startsWith(join(folder, 'js'))) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, answer.body);
  };
  await Promise.all(keys.filter((key) => key.endsWith('.js')).map((key) => inTurn(() => save(key))));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [from, name] of programs) {
    await copyFile(join(import.meta.dirname, from, name), join(folder, name));
  }
}
