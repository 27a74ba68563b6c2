import { stageMistakes } from './apigw-04-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({ module: 4, requirement: 'APIGW-04', mistakes: stageMistakes, atEdge: false });
