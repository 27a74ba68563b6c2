import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { bundle } from './bundle.ts';

const functions = join(import.meta.dirname, '..', 'solution', 'functions');
const names = ['list-movies', 'get-movie', 'add-movie', 'update-movie', 'delete-movie', 'poster-url'];

describe('a bundle', () => {
  // INIT is billed and takes longer the larger the code is: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
  it.each(names)('of %s has less than 600 KB', async (name) => {
    const { size, zip } = await bundle(join(functions, `${name}.ts`));
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(600_000);
    expect(Object.keys(unzipSync(zip))).toEqual(['index.mjs']);
  });

  it('is the same, byte for byte, every time and in every time zone', async () => {
    const source = join(functions, 'get-movie.ts');
    const first = await bundle(source);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const second = await bundle(source);
    vi.unstubAllEnvs();
    expect(second.sha256).toBe(first.sha256);
    expect(Buffer.compare(second.zip, first.zip)).toBe(0);
  });

  it('runs on its own, with nothing installed beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    const files = unzipSync((await bundle(join(functions, 'poster-url.ts'))).zip);
    writeFileSync(join(folder, 'index.mjs'), files['index.mjs'] ?? '');
    const event = { queryStringParameters: { poster: 'posters/a.png', expiresIn: '7' } };
    const program = `import { handler } from './index.mjs';
      console.error(JSON.stringify(await handler(${JSON.stringify(event)}, { awsRequestId: 'r' })));`;
    writeFileSync(join(folder, 'main.mjs'), program);
    const env = {
      PATH: process.env.PATH,
      SystemRoot: process.env.SystemRoot,
      POSTERS_BUCKET: 'our-posters',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    };
    const ran = spawnSync(process.execPath, ['main.mjs'], { cwd: folder, env, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const answer = JSON.parse(ran.stderr);
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body).url).toMatch(
      /^https:\/\/our-posters\.s3\.eu-west-1\.amazonaws\.com\/posters\/a\.png\?/,
    );
  });

  it('of a source with a mistake is refused with its place', async () => {
    await expect(bundle(join(functions, 'no-such.ts'))).rejects.toThrow('no-such.ts');
  });
});
