import { type Check, fail, pass, proven } from '../../check.ts';
import { methodFor, readMethods } from './methods.ts';
import { addMovie, shownRoute, steps, updateMovie } from './routes.ts';

/**
 * A proxy integration hands a form on as it is. That works, and leaves out what APIGW-02 asks for: templates that process
 * forms. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
 */
const mapsForms: Check = async (grader) => {
  const methods = await readMethods(grader);
  grader.log('read the integrations of the methods that take forms');
  const proxy = [addMovie, updateMovie].find(
    ({ path, method }) => methodFor(methods, path, method)?.methodIntegration?.type === 'AWS_PROXY',
  );
  if (!proxy) return pass();
  const shown = shownRoute(proxy);
  return fail({
    expected: `a request template for forms and a response template on ${shown}`,
    got: 'an integration of the type AWS_PROXY, which has neither',
    why: proven('API Gateway hands the form on as it is, and the function does the rest'),
    fix: `type: 'AWS' on ${shown}, then its requestTemplates and its response template, in ${steps.mappings}`,
  });
};

export const templateChecks: Record<string, Check> = { 'APIGW-02.7': mapsForms };
