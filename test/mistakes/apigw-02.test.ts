import { formMistakes } from './apigw-02-form-mistakes.ts';
import { mappingMistakes } from './apigw-02-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 4,
  requirement: 'APIGW-02',
  mistakes: [...mappingMistakes, ...formMistakes],
  atEdge: false,
});
