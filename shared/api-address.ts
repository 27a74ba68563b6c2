import type { Config } from './config.ts';
import { publicSuffix } from './public-suffix.ts';

/**
 * The public address of a stage of a REST API, without a slash at the end. This is the one place that knows how it
 * looks on AWS and on the embedded cloud.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export function apiAddress(
  { endpoint, region }: Pick<Config, 'endpoint' | 'region'>,
  apiId: string,
  stageName: string,
): string {
  return `https://${apiId}.execute-api.${region}.${publicSuffix(endpoint)}/${stageName}`;
}
