import { describeMistakes } from './describe-mistakes.ts';
import { updateMistakes } from './lambda-04-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-04',
  mistakes: updateMistakes,
  atEdge: false,
  alone: true,
});
