import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { siteFiles } from './site-files.ts';

it('finds the files of every folder, with keys that S3 understands, and leaves hidden files out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(join(folder, 'js', 'deep'), { recursive: true });
  for (const name of ['index.html', '.DS_Store', join('js', 'api.js'), join('js', 'deep', 'a b.js')]) {
    await writeFile(join(folder, name), '');
  }
  expect(await siteFiles(folder)).toEqual([
    { path: join(folder, 'index.html'), key: 'index.html' },
    { path: join(folder, 'js', 'api.js'), key: 'js/api.js' },
    { path: join(folder, 'js', 'deep', 'a b.js'), key: 'js/deep/a b.js' },
  ]);
  await rm(folder, { recursive: true });
});
