import { edgeMistakes } from './cognito-04-config-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({
  module: 5,
  requirement: 'COGNITO-04',
  mistakes: edgeMistakes,
  atEdge: false,
  alone: true,
});
