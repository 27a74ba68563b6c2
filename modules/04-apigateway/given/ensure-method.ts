import {
  type Integration,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import { idsOf, type Place } from './read-api.ts';

/**
 * Makes a method that everybody may call. One that is closed to strangers by a user pool, which is the work of module
 * 5, stays so.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 */
export async function ensureMethod({ clients, report }: Course, place: Place): Promise<void> {
  const type = place.now?.authorizationType;
  if (type === 'NONE' || type === 'COGNITO_USER_POOLS') return report.same(`method ${place.name} exists`);
  if (type === undefined) {
    const open = { ...idsOf(place), authorizationType: 'NONE' };
    place.now = await clients.apigateway.send(new PutMethodCommand(open));
    return report.did(`made method ${place.name}`);
  }
  const patchOperations = [{ op: 'replace' as const, path: '/authorizationType', value: 'NONE' }];
  const command = new UpdateMethodCommand({ ...idsOf(place), patchOperations });
  place.now = await clients.apigateway.send(command);
  report.did(`method ${place.name} no longer wants ${type}`);
}

/**
 * Gives a method's integration the wanted settings, and keeps its others.
 *
 * PutIntegration replaces the integration whole, its responses too: the step that makes them must come after.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 *
 * @param wanted in the form in which API Gateway shows an integration: its `httpMethod` is what the operation calls
 *   `integrationHttpMethod`
 */
export async function ensureIntegration(
  { clients, report }: Course,
  place: Place,
  wanted: Integration,
): Promise<void> {
  const now = place.now?.methodIntegration;
  if (holds(now, wanted)) return report.same(`${place.name} has its integration settings`);
  const { type, httpMethod, uri, requestTemplates, passthroughBehavior, contentHandling } = {
    ...(now?.type === (wanted.type ?? now?.type) ? now : {}),
    ...wanted,
  };
  const methodIntegration = await clients.apigateway.send(
    new PutIntegrationCommand({
      ...idsOf(place),
      type,
      integrationHttpMethod: httpMethod,
      uri,
      requestTemplates,
      passthroughBehavior,
      contentHandling,
    }),
  );
  place.now = { ...place.now, methodIntegration };
  report.did(`wrote the integration of ${place.name}`);
}
