import { describeMistakes } from './describe-mistakes.ts';
import { posterMistakes } from './s3-03-mistakes.ts';
import { posterSettingMistakes } from './s3-03-setting-mistakes.ts';

describeMistakes({
  module: 1,
  requirement: 'S3-03',
  mistakes: [...posterMistakes, ...posterSettingMistakes],
  atEdge: false,
});
