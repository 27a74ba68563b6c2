import type { Check } from '../check.ts';
import { codeChecks } from './01-s3/s3-01-code.ts';
import { pageChecks } from './01-s3/s3-01-pages.ts';
import { websiteChecks } from './01-s3/s3-01-website.ts';
import { answerChecks } from './01-s3/s3-02-answers.ts';
import { cloudFrontChecks } from './01-s3/s3-02-cloudfront.ts';
import { siteSettingChecks } from './01-s3/s3-02-settings.ts';
import { corsChecks } from './01-s3/s3-03-cors.ts';
import { posterChecks } from './01-s3/s3-03-posters.ts';
import { posterSettingChecks } from './01-s3/s3-03-settings.ts';

export { sweep } from './01-s3/sweep.ts';

export const checks: Record<string, Check> = {
  ...websiteChecks,
  ...pageChecks,
  ...codeChecks,
  ...cloudFrontChecks,
  ...answerChecks,
  ...siteSettingChecks,
  ...posterChecks,
  ...corsChecks,
  ...posterSettingChecks,
};
