import * as sdk from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../errors.ts';
import type { HttpRequest } from '../../wire/http.ts';
import type { Service } from '../service.ts';
import { access } from './authorize.ts';
import { handlers, modelled } from './handlers.ts';

export const service: Service = {
  sdk,
  handlers,
  modelled,
  access,
  async intercept(request) {
    requireBody(request);
    return undefined;
  },
};

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html#API_CreateDistribution_Errors
 *
 * @throws AwsError MissingBody
 */
function requireBody({ method, body, path }: HttpRequest): void {
  const wanted = (method === 'POST' || method === 'PUT') && !path.endsWith('/associate-alias');
  if (!wanted || body.byteLength > 0) return;
  throw new AwsError(
    'MissingBody',
    'This operation requires a body. Ensure that the body is present and the Content-Type header is set.',
  );
}
