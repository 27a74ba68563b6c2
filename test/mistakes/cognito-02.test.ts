import { clientMistakes, hostedMistakes } from './cognito-02-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 5,
  requirement: 'COGNITO-02',
  mistakes: [...clientMistakes, ...hostedMistakes],
  atEdge: false,
});
