import { describeMistakes } from './describe-mistakes.ts';
import { codeMistakes } from './s3-01-code-mistakes.ts';
import { websiteMistakes } from './s3-01-mistakes.ts';

const mistakes = [...websiteMistakes, ...codeMistakes];
describeMistakes({ module: 1, requirement: 'S3-01', mistakes, atEdge: true });
