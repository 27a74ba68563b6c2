import type { Check } from '../../check.ts';
import { borrowed } from './borrowed.ts';

const site = ['siteBucket', 'distribution', 'restApi', 'userPool', 'userPoolClient'] as const;

export const siteChecks: Record<string, Check> = {
  'SAM-06.4': borrowed(
    site,
    ['S3-01.3', 'S3-01.4', 'S3-01.5', 'S3-01.6', 'S3-01.9'],
    ['APIGW-04.4', 'COGNITO-04.1'],
    ['COGNITO-01.5'],
  ),
  'SAM-06.5': borrowed(
    site,
    ['COGNITO-04.2', 'COGNITO-04.3', 'COGNITO-04.4', 'COGNITO-04.5', 'COGNITO-04.6'],
    ['COGNITO-04.7'],
  ),
};
