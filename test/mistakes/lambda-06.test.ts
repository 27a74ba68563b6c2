import { describeMistakes } from './describe-mistakes.ts';
import { posterUrlMistakes } from './lambda-06-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-06',
  mistakes: posterUrlMistakes,
  atEdge: false,
  alone: true,
});
