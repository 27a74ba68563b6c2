import type { Check } from '../../check.ts';
import { borrowed } from './borrowed.ts';

export const storageChecks: Record<string, Check> = {
  'SAM-03.1': borrowed(
    ['moviesTable', 'postersBucket'],
    ['DDB-01.1', 'DDB-01.2', 'DDB-01.3', 'DDB-01.4'],
    ['DDB-01.5'],
  ),
  'SAM-03.2': borrowed(
    ['postersBucket', 'siteBucket', 'distribution'],
    ['S3-03.1', 'S3-03.2', 'S3-03.3'],
    ['S3-03.4', 'S3-03.5', 'S3-03.6', 'S3-03.8'],
    ['S3-03.7', 'S3-03.9'],
  ),
  'SAM-03.3': borrowed(
    ['siteBucket', 'distribution'],
    ['S3-01.1', 'S3-01.7', 'S3-01.8'],
    ['S3-02.1', 'S3-02.5', 'S3-02.3', 'S3-02.4', 'S3-02.7', 'S3-02.8', 'S3-02.9', 'S3-02.10'],
  ),
  'SAM-03.4': borrowed(['siteBucket', 'distribution'], ['S3-01.2', 'S3-02.2', 'S3-02.6']),
};
