import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

// Amazon's own client is the referee: https://docs.aws.amazon.com/cli/latest/userguide/cli-services-s3-commands.html
suiteWith([awsCli], 'aws s3', () => {
  let cli: Cli;
  const PAGE = '<!doctype html><title>CineDB</title>';

  beforeAll(async () => {
    cli = await startCli();
    mkdirSync(join(cli.folder, 'site', 'css'), { recursive: true });
    writeFileSync(join(cli.folder, 'site', 'index.html'), PAGE);
    writeFileSync(join(cli.folder, 'site', 'css', 'base.css'), 'body {}');
    writeFileSync(join(cli.folder, 'large.bin'), Buffer.alloc(9 * 1024 * 1024, 7));
    await cli.aws('s3', 'mb', 's3://films');
  });
  afterAll(() => cli.close());

  it('makes and lists buckets', async () => {
    expect(await cli.aws('s3', 'ls')).toMatch(/ films\n$/);
  });

  it('copies a file up and down, a large one in parts', async () => {
    await cli.aws('s3', 'cp', 'large.bin', 's3://films/large.bin');
    await cli.aws('s3', 'cp', 's3://films/large.bin', 'back.bin');
    expect(readFileSync(join(cli.folder, 'back.bin')).equals(Buffer.alloc(9 * 1024 * 1024, 7))).toBe(true);
    const { ETag } = await cli.json<{ ETag: string }>(
      's3api',
      'head-object',
      '--bucket',
      'films',
      '--key',
      'large.bin',
    );
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  });

  it('syncs a folder, and copies nothing the second time', async () => {
    expect(await cli.aws('s3', 'sync', 'site', 's3://films/site')).toContain('upload: site/index.html');
    expect(await cli.aws('s3', 'sync', 'site', 's3://films/site')).toBe('');
    expect(await cli.aws('s3', 'ls', '--recursive', 's3://films/site/')).toMatch(
      /site\/css\/base\.css\n.*site\/index\.html/,
    );
    expect(await cli.aws('s3', 'ls', 's3://films/site/')).toMatch(/PRE css\//);
  });

  it('presigns an address that anybody can fetch, until it is changed', async () => {
    const address = (await cli.aws('s3', 'presign', 's3://films/site/index.html')).trim();
    expect(await (await fetch(address)).text()).toBe(PAGE);
    const tampered = await fetch(address.replace('index.html', 'css/base.css'));
    expect(tampered.status).toBe(403);
    expect(await tampered.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('turns website hosting on', async () => {
    await cli.aws(
      's3',
      'website',
      's3://films',
      '--index-document',
      'index.html',
      '--error-document',
      'error.html',
    );
    const website = await cli.json('s3api', 'get-bucket-website', '--bucket', 'films');
    expect(website).toEqual({
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: 'error.html' },
    });
  });

  it('says in AWS’s words what is wrong', async () => {
    await expect(cli.aws('s3', 'ls', 's3://no-such-bucket')).rejects.toThrow(
      'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
    );
    await expect(cli.aws('s3', 'rb', 's3://films')).rejects.toThrow(
      '(BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty',
    );
  });

  it('removes objects and buckets', async () => {
    await cli.aws('s3', 'mb', 's3://passing');
    await cli.aws('s3', 'cp', 'site/index.html', 's3://passing/a');
    await cli.aws('s3', 'rm', 's3://passing/a');
    await cli.aws('s3', 'rb', 's3://passing');
    expect(await cli.aws('s3', 'ls')).not.toContain('passing');
    expect(existsSync(join(cli.folder, 'site', 'index.html'))).toBe(true);
  });
});
