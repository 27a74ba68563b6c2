import { describeMistakes } from './describe-mistakes.ts';
import { posterMistakes } from './s3-03-mistakes.ts';

describeMistakes({ module: 1, requirement: 'S3-03', mistakes: posterMistakes, atEdge: false });
