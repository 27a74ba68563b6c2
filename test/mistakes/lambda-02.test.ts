import { describeMistakes } from './describe-mistakes.ts';
import { getMistakes } from './lambda-02-mistakes.ts';

describeMistakes({
  module: 3,
  requirement: 'LAMBDA-02',
  mistakes: getMistakes,
  atEdge: false,
  alone: true,
});
