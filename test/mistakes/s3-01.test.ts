import { describeMistakes } from './describe-mistakes.ts';
import { websiteMistakes } from './s3-01-mistakes.ts';

describeMistakes({ module: 1, requirement: 'S3-01', mistakes: websiteMistakes, atEdge: true });
