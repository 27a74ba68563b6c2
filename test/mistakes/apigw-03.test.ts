import { corsMistakes } from './apigw-03-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({ module: 4, requirement: 'APIGW-03', mistakes: corsMistakes, atEdge: false });
