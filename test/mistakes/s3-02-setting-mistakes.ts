import {
  CreateDistributionCommand,
  DeleteDistributionCommand,
  type DistributionConfig,
  GetDistributionConfigCommand,
  UntagResourceCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { DeletePublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { findDistribution, findDistributions } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';
import type { Mistake } from './mistake.ts';

/** What no visitor of the site would see. */
export const siteSettingMistakes: Mistake[] = [
  {
    name: 'the site bucket does not block public access',
    break: ({ clients, names }) =>
      clients.s3.send(new DeletePublicAccessBlockCommand({ Bucket: names.siteBucket })),
    fails: 'S3-02.9',
    costs: 1,
    because: 'nothing keeps a later policy from opening cinedb-ana-site-000000000000 to everybody',
  },
  {
    name: 'there are two distributions of the same name',
    break: copyDistribution,
    mend: removeCopies,
    fails: 'S3-02.10',
    costs: 1,
    because: 'ID has the same comment, so that nobody knows which one is the site',
  },
  {
    name: 'the distribution has no tags',
    break: async ({ clients, names }) => {
      const site = await findDistribution(clients.cloudfront, names.distributionComment);
      const TagKeys = { Items: Object.keys(names.tags) };
      await clients.cloudfront.send(new UntagResourceCommand({ Resource: site?.ARN, TagKeys }));
    },
    fails: 'S3-02.10',
    costs: 1,
    because: 'the tags course=cinedb and student=ana are missing',
  },
];

async function copyDistribution({ clients, names }: Course): Promise<void> {
  const { cloudfront } = clients;
  const site = await findDistribution(cloudfront, names.distributionComment);
  const { DistributionConfig: now } = await cloudfront.send(
    new GetDistributionConfigCommand({ Id: site?.Id }),
  );
  const DistributionConfig = { ...(now as DistributionConfig), CallerReference: COPY };
  await cloudfront.send(new CreateDistributionCommand({ DistributionConfig }));
}

const COPY = 'another wish';

async function removeCopies({ clients, names }: Course): Promise<void> {
  const { cloudfront } = clients;
  for (const { Id } of await findDistributions(cloudfront, names.distributionComment)) {
    const { DistributionConfig: now, ETag } = await cloudfront.send(new GetDistributionConfigCommand({ Id }));
    if (now?.CallerReference !== COPY) continue;
    const DistributionConfig = { ...now, Enabled: false };
    const disabled = await cloudfront.send(
      new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig }),
    );
    await cloudfront.send(new DeleteDistributionCommand({ Id, IfMatch: disabled.ETag }));
  }
}
