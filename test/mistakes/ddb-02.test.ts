import { migrationMistakes } from './ddb-02-mistakes.ts';
import { describeMistakes } from './describe-mistakes.ts';

describeMistakes({ module: 2, requirement: 'DDB-02', mistakes: migrationMistakes, atEdge: false });
