import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  type CreateRestApiCommandInput,
  PutIntegrationCommand,
  type PutIntegrationCommandInput,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { visit } from '../../edge/cloudfront/testing.ts';
import type { TestCloud } from '../../testing.ts';

type Asking = Parameters<typeof visit>[3] & { stage?: string };

export interface NewApi {
  client: APIGatewayClient;
  restApiId: string;
  rootId: string;
}

/** For tests: an API with nothing but its root. */
export async function newApi(
  { client }: TestCloud,
  more: Partial<CreateRestApiCommandInput> = {},
): Promise<NewApi> {
  const gateway = client(APIGatewayClient);
  const { id = '', rootResourceId = '' } = await gateway.send(
    new CreateRestApiCommand({ name: 'movies', ...more }),
  );
  return { client: gateway, restApiId: id, rootId: rootResourceId };
}

/** For tests: the id of a new child, of the root when nothing else is said. */
export async function newResource(
  { client, restApiId, rootId }: NewApi,
  pathPart: string,
  parentId = rootId,
) {
  const { id = '' } = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart }));
  return id;
}

/** For tests: a method with a MOCK (or another integration) that answers 200. */
export async function putMock(
  { client, restApiId }: NewApi,
  resourceId: string,
  httpMethod: string,
  body = '{"ok":true}',
  integration: Partial<PutIntegrationCommandInput> = {},
) {
  const of = { restApiId, resourceId, httpMethod };
  await client.send(new PutMethodCommand({ ...of, authorizationType: 'NONE' }));
  await client.send(new PutMethodResponseCommand({ ...of, statusCode: '200' }));
  const requestTemplates = { 'application/json': '{"statusCode":200}' };
  await client.send(new PutIntegrationCommand({ ...of, type: 'MOCK', requestTemplates, ...integration }));
  const responseTemplates = { 'application/json': body };
  await client.send(new PutIntegrationResponseCommand({ ...of, statusCode: '200', responseTemplates }));
}

/** For tests: what the API is now, as the stage `prod`. */
export async function deploy({ client, restApiId }: NewApi): Promise<string> {
  const { id = '' } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  return id;
}

/** For tests: a request to the public address of the stage `prod`, or of another one that the path names. */
export function ask(test: TestCloud, restApiId: string, path: string, asking: Asking = {}) {
  const host = `${restApiId}.execute-api.us-east-1.localhost:${test.cloud.port}`;
  return visit(test, host, `/${asking.stage ?? 'prod'}${path}`, asking);
}
