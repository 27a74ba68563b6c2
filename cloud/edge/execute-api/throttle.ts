import type { MethodSetting, Resource } from '@aws-sdk/client-api-gateway';
import type { Cloud } from '../../call.ts';
import type { StageRecord } from '../../services/apigateway/state.ts';
import { GatewayError } from './gateway-error.ts';

/** A token bucket: `burst` tokens at most, `rate` new ones each second. */
interface Bucket {
  tokens: number;
  /** When they were counted, in milliseconds. */
  at: number;
}

const buckets = new WeakMap<Cloud, Map<string, Bucket>>();

/**
 * Takes one token for a request.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 *
 * @throws GatewayError THROTTLED when the bucket is empty
 */
export function throttle(
  cloud: Cloud,
  apiId: string,
  stage: StageRecord,
  resource: Resource,
  verb: string,
): void {
  const setting = settingOf(stage, resource.path ?? '/', verb);
  const { throttlingRateLimit: rate = -1, throttlingBurstLimit: burst = -1 } = setting ?? {};
  if (!setting || rate < 0 || burst < 0) return;
  const ofCloud = buckets.get(cloud) ?? new Map<string, Bucket>();
  buckets.set(cloud, ofCloud);
  // Settings for all methods hold for each method by itself.
  const id = `${apiId}/${stage.stageName}/${verb} ${resource.path}`;
  const now = cloud.clock.now();
  const { tokens, at } = ofCloud.get(id) ?? { tokens: burst, at: now };
  const available = Math.min(burst, tokens + ((now - at) / 1000) * rate);
  if (available < 1) throw new GatewayError('THROTTLED', 'Too Many Requests');
  ofCloud.set(id, { tokens: available - 1, at: now });
}

/** The settings of a method, or else of all of them. */
function settingOf({ methodSettings }: StageRecord, path: string, verb: string): MethodSetting | undefined {
  const resource = path.replace(/~/g, '~0').replace(/\//g, '~1');
  const keys = [`${resource}/${verb}`, `${resource.slice(2)}/${verb}`, `${resource}/*`, '*/*'];
  return keys.map((key) => methodSettings[key]).find((setting) => setting !== undefined);
}
