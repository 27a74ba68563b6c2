import type { Check } from '../check.ts';
import { administratorChecks } from './05-cognito/cognito-01-administrator.ts';
import { poolChecks } from './05-cognito/cognito-01-user-pool.ts';
import { clientChecks } from './05-cognito/cognito-02-app-client.ts';
import { hostedChecks } from './05-cognito/cognito-02-hosted.ts';
import { tokenTimeChecks } from './05-cognito/cognito-02-token-times.ts';
import { authorizerChecks } from './05-cognito/cognito-03-authorizer.ts';
import { openChecks } from './05-cognito/cognito-03-open.ts';
import { configChecks } from './05-cognito/cognito-04-config.ts';
import { sessionChecks } from './05-cognito/cognito-04-session.ts';
import { signInChecks } from './05-cognito/cognito-04-sign-in.ts';

export { sweep } from './04-apigateway/sweep.ts';

export const checks: Record<string, Check> = {
  ...poolChecks,
  ...administratorChecks,
  ...clientChecks,
  ...hostedChecks,
  ...tokenTimeChecks,
  ...authorizerChecks,
  ...openChecks,
  ...configChecks,
  ...signInChecks,
  ...sessionChecks,
};
