import type { Check } from '../check.ts';
import { routeChecks } from './04-apigateway/apigw-01-routes.ts';
import { answerChecks } from './04-apigateway/apigw-02-answers.ts';
import { bodyChecks } from './04-apigateway/apigw-02-bodies.ts';
import { refusalChecks } from './04-apigateway/apigw-02-refusals.ts';
import { templateChecks } from './04-apigateway/apigw-02-templates.ts';
import { corsChecks } from './04-apigateway/apigw-03-cors.ts';
import { stageChecks } from './04-apigateway/apigw-04-stage.ts';

export { sweep } from './04-apigateway/sweep.ts';

export const checks: Record<string, Check> = {
  ...routeChecks,
  ...answerChecks,
  ...bodyChecks,
  ...refusalChecks,
  ...templateChecks,
  ...corsChecks,
  ...stageChecks,
};
