import { describeMistakes } from './describe-mistakes.ts';
import { deleteMistakes } from './lambda-05-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-05',
  mistakes: deleteMistakes,
  atEdge: false,
  alone: true,
});
