import { describeMistakes } from './describe-mistakes.ts';
import { cloudFrontMistakes } from './s3-02-mistakes.ts';

describeMistakes({ module: 1, requirement: 'S3-02', mistakes: cloudFrontMistakes, atEdge: true });
