import type { Check } from '../../check.ts';
import { borrowed } from './borrowed.ts';

export const peopleChecks: Record<string, Check> = {
  'SAM-04.1': borrowed(['userPool'], ['COGNITO-01.1', 'COGNITO-01.2', 'COGNITO-01.3', 'COGNITO-01.4']),
  'SAM-04.2': borrowed(
    ['userPool', 'userPoolClient'],
    ['COGNITO-02.1', 'COGNITO-02.2', 'COGNITO-02.3', 'COGNITO-02.7'],
  ),
  'SAM-04.3': borrowed(
    ['userPool', 'userPoolClient', 'distribution'],
    ['COGNITO-02.4', 'COGNITO-02.5', 'COGNITO-02.6'],
  ),
  'SAM-04.4': borrowed(
    ['restApi', 'userPool', 'userPoolClient', 'distribution'],
    ['COGNITO-03.3', 'COGNITO-03.4'],
  ),
};
