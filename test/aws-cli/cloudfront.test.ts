import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

interface Described {
  ETag: string;
  Distribution: {
    Id: string;
    DomainName: string;
    Status: string;
    DistributionConfig: Record<string, unknown>;
  };
}

// https://docs.aws.amazon.com/cli/latest/reference/cloudfront/
suiteWith([awsCli], 'aws cloudfront', () => {
  let cli: Cli;
  beforeAll(async () => {
    cli = await startCli();
    await cli.aws('s3', 'mb', 's3://films');
  });
  afterAll(() => cli.close());

  it('takes a distribution from its creation to its end', { timeout: 90_000 }, async () => {
    const made = await cli.json<Described>(
      'cloudfront',
      'create-distribution',
      '--origin-domain-name',
      'films.s3.us-east-1.amazonaws.com',
      '--default-root-object',
      'index.html',
    );
    const { Id } = made.Distribution;
    expect(made.Distribution.Status).toBe('InProgress');
    await cli.aws('cloudfront', 'wait', 'distribution-deployed', '--id', Id);

    const invalidation = await cli.json<{ Invalidation: { Id: string } }>(
      'cloudfront',
      'create-invalidation',
      '--distribution-id',
      Id,
      '--paths',
      '/*',
    );
    await cli.aws(
      'cloudfront',
      'wait',
      'invalidation-completed',
      '--distribution-id',
      Id,
      '--id',
      invalidation.Invalidation.Id,
    );

    await expect(cli.aws('cloudfront', 'delete-distribution', '--id', Id)).rejects.toThrow(
      '(InvalidIfMatchVersion)',
    );
    const { ETag } = await described(Id);
    const tooEarly = cli.aws('cloudfront', 'delete-distribution', '--id', Id, '--if-match', ETag);
    await expect(tooEarly).rejects.toThrow('(DistributionNotDisabled)');

    await disable(Id);
    await cli.aws('cloudfront', 'wait', 'distribution-deployed', '--id', Id);
    await cli.aws('cloudfront', 'delete-distribution', '--id', Id, '--if-match', (await described(Id)).ETag);
    await expect(described(Id)).rejects.toThrow('(NoSuchDistribution)');
  });

  it('makes, finds and deletes an origin access identity', async () => {
    const made = await cli.json<{ ETag: string; CloudFrontOriginAccessIdentity: { Id: string } }>(
      'cloudfront',
      'create-cloud-front-origin-access-identity',
      '--cloud-front-origin-access-identity-config',
      'CallerReference=one,Comment=films',
    );
    const { Id } = made.CloudFrontOriginAccessIdentity;
    expect(await cli.aws('cloudfront', 'list-cloud-front-origin-access-identities')).toContain(Id);
    await cli.aws(
      'cloudfront',
      'delete-cloud-front-origin-access-identity',
      '--id',
      Id,
      '--if-match',
      made.ETag,
    );
  });

  it('lists the managed cache policies under their real ids', async () => {
    const policies = await cli.aws('cloudfront', 'list-cache-policies', '--type', 'managed');
    expect(policies).toContain('658327ea-f89d-4fab-a63d-7e88639e58f6');
  });

  function described(id: string): Promise<Described> {
    return cli.json('cloudfront', 'get-distribution', '--id', id);
  }

  async function disable(id: string): Promise<void> {
    const { ETag, Distribution } = await described(id);
    const config = { ...Distribution.DistributionConfig, Enabled: false };
    writeFileSync(join(cli.folder, 'config.json'), JSON.stringify(config));
    await cli.aws(
      'cloudfront',
      'update-distribution',
      '--id',
      id,
      '--if-match',
      ETag,
      '--distribution-config',
      'file://config.json',
    );
  }
});
