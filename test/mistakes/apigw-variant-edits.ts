import {
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';
import { changeIntegration, methodAt, type Route, resourceAt } from './apigw-breakages.ts';

/** Gives a method one request template for JSON, and no other. */
export function changeRequests(course: Course, route: Route, template: string): Promise<void> {
  return changeIntegration(course, route, () => ({ requestTemplates: { 'application/json': template } }));
}

/**
 * Answers a preflight as "Enable CORS" of the console does: 200, with headers for every AWS client.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors-console.html
 */
export async function answerAsConsole({ clients, ...course }: Course, path: string): Promise<void> {
  const { apigateway } = clients;
  const site = await findDistribution(clients.cloudfront, course.names.distributionComment);
  const at = await methodAt({ clients, ...course }, `OPTIONS ${path}` as Route);
  const values = {
    'Access-Control-Allow-Origin': `'https://${site?.DomainName}'`,
    'Access-Control-Allow-Methods': "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
    'Access-Control-Allow-Headers': "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'",
  };
  const named = (value: (name: keyof typeof values) => unknown) =>
    Object.fromEntries(
      (Object.keys(values) as (keyof typeof values)[]).map((name) => [
        `method.response.header.${name}`,
        value(name),
      ]),
    );
  await apigateway.send(
    new PutIntegrationCommand({
      ...at,
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
    }),
  );
  const ok = { ...at, statusCode: '200' };
  const declared = named(() => false) as Record<string, boolean>;
  await apigateway.send(new PutMethodResponseCommand({ ...ok, responseParameters: declared }));
  const set = named((name) => values[name]) as Record<string, string>;
  await apigateway.send(new PutIntegrationResponseCommand({ ...ok, responseParameters: set }));
}

/** A path that answers by itself. */
export async function addAbout(course: Course): Promise<void> {
  const { apigateway } = course.clients;
  const { restApiId, resourceId: parentId } = await resourceAt(course, '/');
  const made = await apigateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'about' }));
  const at = { restApiId, resourceId: made.id, httpMethod: 'GET' };
  await apigateway.send(new PutMethodCommand({ ...at, authorizationType: 'NONE' }));
  const requestTemplates = { 'application/json': '{"statusCode": 200}' };
  await apigateway.send(new PutIntegrationCommand({ ...at, type: 'MOCK', requestTemplates }));
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html */
export async function wantTitle(course: Course, route: Route): Promise<void> {
  const { apigateway } = course.clients;
  const at = await methodAt(course, route);
  const { restApiId } = at;
  const schema = JSON.stringify({
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    required: ['title'],
  });
  const contentType = 'application/json';
  await apigateway.send(new CreateModelCommand({ restApiId, name: 'Film', contentType, schema }));
  const validator = await apigateway.send(
    new CreateRequestValidatorCommand({ restApiId, name: 'bodies', validateRequestBody: true }),
  );
  const patchOperations = [
    { op: 'add' as const, path: '/requestModels/application~1json', value: 'Film' },
    { op: 'replace' as const, path: '/requestValidatorId', value: validator.id },
  ];
  await apigateway.send(new UpdateMethodCommand({ ...at, patchOperations }));
}
