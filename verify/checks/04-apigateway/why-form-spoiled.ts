import { GetRestApiCommand } from '@aws-sdk/client-api-gateway';
import { type Grader, likely, proven } from '../../check.ts';
import { methodFor, readMethods } from './methods.ts';
import { type Route, shownRoute, steps, templates } from './routes.ts';
import { servedStage } from './served-stage.ts';
import type { Reason } from './why-not-reached.ts';

const FORM = 'multipart/form-data';
const learn = '#common-mistakes';

/**
 * What is configured so that the bytes of a form do not come through; undefined when nothing is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
export async function whyFormSpoiled(grader: Grader, route: Route): Promise<Reason | undefined> {
  const { apiId: restApiId } = await servedStage(grader);
  const { binaryMediaTypes = [] } = await grader.clients.apigateway.send(
    new GetRestApiCommand({ restApiId }),
  );
  if (!binaryMediaTypes.some((type) => [FORM, 'multipart/*', '*/*'].includes(type.toLowerCase()))) {
    const why = proven(
      `binaryMediaTypes is ${binaryMediaTypes.join(', ') || 'empty'}, so API Gateway reads the bytes of a form as text`,
    );
    return { why, fix: `binaryMediaTypes: ['${FORM}'] on the API, in ${steps.routes}`, learn };
  }
  const { methodIntegration = {} } = methodFor(await readMethods(grader), route.path, route.method) ?? {};
  if (!methodIntegration.requestTemplates?.[FORM]) {
    const why = proven(`${shownRoute(route)} has no request template for ${FORM}`);
    return { why, fix: `requestTemplates: { '${FORM}': … }, in ${steps.mappings}`, learn };
  }
  if (methodIntegration.contentHandling !== 'CONVERT_TO_TEXT') {
    const why = proven(
      `contentHandling of ${shownRoute(route)} is ${methodIntegration.contentHandling ?? 'not set'}, and a template reads text alone`,
    );
    return {
      why,
      fix: `contentHandling: 'CONVERT_TO_TEXT', which makes base64 of the bytes, in ${steps.mappings}`,
      learn,
    };
  }
  if (/isBase64Encoded"\s*:\s*true/.test(methodIntegration.requestTemplates[FORM] ?? '')) return undefined;
  return {
    why: likely('the body is base64, and the template does not say isBase64Encoded true'),
    fix: `"isBase64Encoded": true in the template for ${FORM}, in ${templates.request}`,
    learn,
  };
}
