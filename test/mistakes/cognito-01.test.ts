import { administratorMistakes, poolMistakes } from './cognito-01-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 5,
  requirement: 'COGNITO-01',
  mistakes: [...poolMistakes, ...administratorMistakes],
  atEdge: false,
  alone: true,
});
