import { describeMistakes } from './describe-mistakes.ts';
import { cloudFrontMistakes } from './s3-02-mistakes.ts';
import { siteSettingMistakes } from './s3-02-setting-mistakes.ts';

describeMistakes({
  module: 1,
  requirement: 'S3-02',
  mistakes: [...cloudFrontMistakes, ...siteSettingMistakes],
  atEdge: true,
});
