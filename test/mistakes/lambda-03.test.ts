import { describeMistakes } from './describe-mistakes.ts';
import { addMistakes } from './lambda-03-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-03',
  mistakes: addMistakes,
  atEdge: false,
  alone: true,
});
