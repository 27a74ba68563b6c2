import type { Cloud } from '../../call.ts';
import type { Config, Distribution } from '../../services/cloudfront/state.ts';
import type { HttpRequest } from '../../wire/http.ts';

export type Behavior = Config['DefaultCacheBehavior'];
export type Origin = NonNullable<Config['Origins']['Items']>[number];

/** One request of a viewer to a distribution. */
export interface Visit {
  cloud: Cloud;
  distribution: Distribution;
  /** What the edge has: the last configuration that was deployed. */
  config: Config;
  request: HttpRequest;
  /** `X-Amz-Cf-Id`: the same towards the origin and the viewer. */
  id: string;
}

/** An answer on its way to the viewer. */
export interface EdgeAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Uint8Array;
  /** True when the origin did not tell the length beforehand. */
  chunked?: boolean;
}

/** A header's text; several lines of one are joined. */
export function headerOf({ headers }: Pick<EdgeAnswer, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
