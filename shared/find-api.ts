import { type APIGatewayClient, paginateGetRestApis, type RestApi } from '@aws-sdk/client-api-gateway';

/**
 * The REST API with this name, if there is one. Names of APIs need not be unique, and this is the first of them:
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html
 */
export async function findApi(apigateway: APIGatewayClient, name: string): Promise<RestApi | undefined> {
  for await (const page of paginateGetRestApis({ client: apigateway }, {})) {
    const found = page.items?.find((api) => api.name === name);
    if (found) return found;
  }
  return undefined;
}
