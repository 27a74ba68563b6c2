import { ListTagsForResourceCommand } from '@aws-sdk/client-cloudfront';
import { type Check, fail, pass, proven } from '../../check.ts';
import { missingTags, saysMissing, shownTags } from '../tags.ts';
import { some } from '../words.ts';
import { readDistribution } from './origin.ts';
import { blocksPublicAccess } from './public-access-block.ts';

const step = 'starter/s3-02-cloudfront.ts';

const siteIsClosed: Check = async (grader) =>
  blocksPublicAccess(grader, await grader.locate.siteBucket(), 'starter/s3-01-website.ts');

const isTheOnlyOne: Check = async (grader) => {
  const { clients, locate, names, log } = grader;
  const enabled = (await locate.distributions()).filter(({ Enabled }) => Enabled);
  const site = await readDistribution(grader);
  const answer = await clients.cloudfront.send(new ListTagsForResourceCommand({ Resource: site.arn }));
  const tags = answer.Tags?.Items ?? [];
  log(`listed the distributions, then read the tags of ${site.id}`);
  const missing = missingTags(tags, names);
  if (enabled.length === 1 && missing.length === 0) return pass();
  const expected = `one enabled distribution "${names.distributionComment}", with ${missingTags([], names).join(', ')}`;
  if (enabled.length === 1) {
    return fail({
      expected,
      got: shownTags(tags),
      why: proven(saysMissing(missing)),
      fix: `pass names.tags to CreateDistributionWithTagsCommand, or use TagResourceCommand, in ${step}`,
    });
  }
  const others = enabled.filter(({ Id }) => Id !== site.id).map(({ Id }) => String(Id));
  return fail({
    expected,
    got: `${enabled.length} enabled distributions with this comment; graded was ${site.id}`,
    why: proven(`${some(others)} has the same comment, so that nobody knows which one is the site`),
    fix: `disable and delete ${some(others)}; look for the comment before you make one, and use makeOnce, in ${step}`,
  });
};

export const siteSettingChecks: Record<string, Check> = {
  'S3-02.9': siteIsClosed,
  'S3-02.10': isTheOnlyOne,
};
