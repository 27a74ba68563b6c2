import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  GetDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { expect, it, onTestFinished } from 'vitest';
import type { Call } from '../../call.ts';
import { testCloud } from '../../testing.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { service } from './service.ts';
import { bucketOrigin, configOf } from './testing.ts';

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html#API_CreateDistribution_Errors
it.each([
  ['POST', '/2020-05-31/distribution', 'MissingBody'],
  ['PUT', '/2020-05-31/distribution/E1/config', 'MissingBody'],
  ['GET', '/2020-05-31/distribution', undefined],
  ['DELETE', '/2020-05-31/distribution/E1', undefined],
])('%s %s without a body: %s', async (method, path, code) => {
  const request = { method, path, body: new Uint8Array() } as HttpRequest;
  const intercepted = Promise.resolve(service.intercept?.(request, {} as Call)).then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
  expect(await intercepted).toBe(code);
});

it('comes back with its distributions', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-cloudfront-'));
  onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }));
  const first = await testCloud({ stateDir });
  const { Distribution: made } = await first
    .client(CloudFrontClient)
    .send(new CreateDistributionCommand({ DistributionConfig: configOf(bucketOrigin('site')) }));
  await first.cloud.close();
  const second = await testCloud({ stateDir });
  onTestFinished(() => second.cloud.close());
  const { Distribution: found } = await second
    .client(CloudFrontClient)
    .send(new GetDistributionCommand({ Id: made?.Id }));
  expect(found?.DistributionConfig).toEqual(made?.DistributionConfig);
  // The name ends with the address that the cloud has now.
  const label = made?.DomainName?.split('.')[0];
  expect(found?.DomainName).toBe(`${label}.cloudfront.localhost:${second.cloud.port}`);
});
