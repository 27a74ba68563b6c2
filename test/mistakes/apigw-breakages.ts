import {
  CreateDeploymentCommand,
  type GatewayResponse,
  type GatewayResponseType,
  GetGatewayResponseCommand,
  GetMethodCommand,
  type Integration,
  type IntegrationResponse,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  paginateGetResources,
} from '@aws-sdk/client-api-gateway';
import { findApi } from '../../shared/find-api.ts';
import type { Course } from '../../shared/step.ts';

/** Such as `GET /movies/{id}`. */
export type Route = `${'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS'} /${string}`;

/** The id of the deployed API. */
export async function apiId({ clients, names }: Course): Promise<string> {
  return String((await findApi(clients.apigateway, names.apiName))?.id);
}

/** Deploys the API as it is to the stage prod. */
export async function redeploy(course: Course): Promise<void> {
  const restApiId = await apiId(course);
  const { stageName } = course.names;
  await course.clients.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName }));
}

/** What names a resource in a call. */
export async function resourceAt(course: Course, path: string) {
  const restApiId = await apiId(course);
  const pages = paginateGetResources({ client: course.clients.apigateway }, { restApiId });
  for await (const { items = [] } of pages) {
    const found = items.find((resource) => resource.path === path);
    if (found?.id) return { restApiId, resourceId: found.id };
  }
  throw new Error(`there is no resource ${path}`);
}

/** What names a method in a call. */
export async function methodAt(course: Course, route: Route) {
  const [httpMethod = '', path = ''] = route.split(' ');
  return { ...(await resourceAt(course, path)), httpMethod };
}

/** Changes an integration, keeps its responses, and deploys the API. */
export async function changeIntegration(
  course: Course,
  route: Route,
  change: (integration: Integration) => Integration,
): Promise<void> {
  const { apigateway } = course.clients;
  const at = await methodAt(course, route);
  const { methodIntegration: now = {} } = await apigateway.send(new GetMethodCommand(at));
  const { httpMethod, type, uri, requestTemplates, passthroughBehavior, contentHandling } = {
    ...now,
    ...change(now),
  };
  await apigateway.send(
    new PutIntegrationCommand({
      ...at,
      type,
      integrationHttpMethod: httpMethod,
      uri,
      requestTemplates,
      passthroughBehavior,
      contentHandling,
    }),
  );
  for (const response of Object.values(now.integrationResponses ?? {}))
    await putResponse(course, route, response);
  await redeploy(course);
}

/** Changes the one integration response of a method, and deploys the API. */
export async function changeResponse(
  course: Course,
  route: Route,
  change: (response: IntegrationResponse) => IntegrationResponse,
): Promise<void> {
  const at = await methodAt(course, route);
  const { methodIntegration } = await course.clients.apigateway.send(new GetMethodCommand(at));
  const [now = {}] = Object.values(methodIntegration?.integrationResponses ?? {});
  await putResponse(course, route, { ...now, ...change(now) });
  await redeploy(course);
}

async function putResponse(course: Course, route: Route, { statusCode, ...response }: IntegrationResponse) {
  const at = { ...(await methodAt(course, route)), statusCode: String(statusCode) };
  await course.clients.apigateway.send(new PutIntegrationResponseCommand({ ...at, ...response }));
}

/** Replaces a text in every request template of a method. */
export function editRequest(course: Course, route: Route, from: string, to: string): Promise<void> {
  return changeIntegration(course, route, ({ requestTemplates }) => ({
    requestTemplates: edited(requestTemplates, from, to),
  }));
}

/** Replaces a text in the response template of a method. */
export function editResponse(course: Course, route: Route, from: string, to: string): Promise<void> {
  return changeResponse(course, route, ({ responseTemplates }) => ({
    responseTemplates: edited(responseTemplates, from, to),
  }));
}

/** @throws Error when no template has the text */
function edited(templates: Record<string, string> = {}, from: string, to: string): Record<string, string> {
  if (!Object.values(templates).some((text) => text.includes(from)))
    throw new Error(`no template has ${from}`);
  return Object.fromEntries(
    Object.entries(templates).map(([type, text]) => [type, text.replaceAll(from, to)]),
  );
}

/** Sets a header of a method's response to an expression; undefined takes it out. */
export function setHeader(
  course: Course,
  route: Route,
  name: string,
  value: string | undefined,
): Promise<void> {
  return changeResponse(course, route, ({ responseParameters }) => ({
    responseParameters: withHeader(responseParameters, `method.response.header.${name}`, value),
  }));
}

/** Changes a gateway response, and deploys the API. */
export async function changeGatewayResponse(
  course: Course,
  responseType: GatewayResponseType,
  change: (response: GatewayResponse) => GatewayResponse,
): Promise<void> {
  const { apigateway } = course.clients;
  const restApiId = await apiId(course);
  const now = await apigateway.send(new GetGatewayResponseCommand({ restApiId, responseType }));
  const { statusCode, responseParameters, responseTemplates } = { ...now, ...change(now) };
  const put = { restApiId, responseType, statusCode, responseParameters, responseTemplates };
  await apigateway.send(new PutGatewayResponseCommand(put));
  await redeploy(course);
}

/** Takes a header out of a gateway response. */
export function dropGatewayHeader(course: Course, type: GatewayResponseType, name: string): Promise<void> {
  return changeGatewayResponse(course, type, ({ responseParameters }) => ({
    responseParameters: withHeader(responseParameters, `gatewayresponse.header.${name}`, undefined),
  }));
}

function withHeader(parameters: Record<string, string> = {}, name: string, value: string | undefined) {
  const { [name]: _, ...others } = parameters;
  return value === undefined ? others : { ...others, [name]: value };
}
