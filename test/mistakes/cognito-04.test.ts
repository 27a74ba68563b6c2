import { configMistakes } from './cognito-04-config-mistakes.ts';
import { hostedSignInMistakes, sessionMistakes, signInMistakes } from './cognito-04-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 5,
  requirement: 'COGNITO-04',
  mistakes: [...configMistakes, ...signInMistakes, ...sessionMistakes, ...hostedSignInMistakes],
  atEdge: true,
  alone: true,
});
