import { authorizerMistakes, openMistakes } from './cognito-03-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 5,
  requirement: 'COGNITO-03',
  mistakes: [...authorizerMistakes, ...openMistakes],
  atEdge: false,
});
