import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';

const site = join(courseRoot, 'modules', '01-s3', 'solution', 'site');

/** Puts the site as a bundler leaves it: one small script a page, and folders of its own. */
export async function putBundledSite({ clients, names }: Course): Promise<void> {
  const Bucket = names.siteBucket;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: clients.s3 }, { Bucket })) {
    const old = Contents.filter(({ Key = '' }) => /^(js|css)\//.test(Key));
    for (const { Key } of old) await clients.s3.send(new DeleteObjectCommand({ Bucket, Key }));
  }
  const put = (Key: string, Body: string, ContentType: string, CacheControl: string) =>
    clients.s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, CacheControl }));
  for (const [name, text] of await bundles()) {
    await put(`assets/${name}`, text, 'application/javascript; charset=utf-8', 'public, max-age=3600');
  }
  for (const name of readdirSync(join(site, 'css'))) {
    await put(`styles/${name}`, readFileSync(join(site, 'css', name), 'utf8'), 'text/css', 'max-age=3600');
  }
  for (const name of readdirSync(site).filter((file) => file.endsWith('.html'))) {
    const page = readFileSync(join(site, name), 'utf8');
    const moved = page.replaceAll('="/js/', '="/assets/').replaceAll('="/css/', '="/styles/');
    await put(name, moved, 'text/html; charset=utf-8', 'max-age=0, must-revalidate');
  }
}

/** Each script of the site with all that it imports; those of module 5 are still to come. */
async function bundles(): Promise<[string, string][]> {
  const scripts = readdirSync(join(site, 'js'));
  const { outputFiles } = await build({
    entryPoints: scripts.map((name) => join(site, 'js', name)),
    outdir: 'assets',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    external: ['./account.js', './session.js'],
    logLevel: 'silent',
  });
  return scripts.map((name, index) => [name, outputFiles[index]?.text ?? '']);
}
