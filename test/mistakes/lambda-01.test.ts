import { describeMistakes } from './describe-mistakes.ts';
import { listMistakes } from './lambda-01-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-01',
  mistakes: listMistakes,
  atEdge: false,
  alone: true,
});
