import { type Authorizer, GetAuthorizersCommand } from '@aws-sdk/client-api-gateway';
import type { Course } from '../../../shared/step.ts';

/** The course's authorizer of an API, if there is one. Within an API their names are unique. */
export async function findAuthorizer(
  { clients, names }: Course,
  restApiId: string,
): Promise<Authorizer | undefined> {
  // An API has at most ten, and a page may have 500: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
  const { items } = await clients.apigateway.send(new GetAuthorizersCommand({ restApiId, limit: 500 }));
  return items?.find(({ name }) => name === names.authorizerName);
}
