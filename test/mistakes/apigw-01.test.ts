import { routeMistakes } from './apigw-01-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({ module: 4, requirement: 'APIGW-01', mistakes: routeMistakes, atEdge: false });
