import { tableMistakes } from './ddb-01-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({ module: 2, requirement: 'DDB-01', mistakes: tableMistakes, atEdge: false });
