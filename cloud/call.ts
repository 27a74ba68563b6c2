import type { Principal } from './auth/principal.ts';
import type { Clock } from './clock.ts';
import type { Store } from './state/store.ts';
import type { ConstrainedService } from './wire/constraints/model.ts';
import type { HttpRequest, HttpResponse } from './wire/http.ts';

/** What every part of the cloud works on. */
export interface Cloud {
  clock: Clock;
  store: Store;
  /** `localhost:PORT`: what AWS::URLSuffix is, and what the names of public hosts end with. */
  urlSuffix: string;
  /** Folder of the state, or undefined when it is in memory alone. */
  stateDir: string | undefined;
  /** Sends a request to the service that its Host names, as a principal that is known already. */
  serve(request: HttpRequest, principal: Principal): Promise<HttpResponse>;
  /** Calls one operation with typed input, as the services call each other. Throws AwsError as the operation does. */
  invoke(
    serviceName: string,
    operation: string,
    input: Record<string, unknown>,
    caller: Caller,
  ): Promise<Record<string, unknown>>;
}

/** Who calls, and where. */
export interface Caller {
  principal: Principal;
  /** The caller's account; empty for the anonymous principal. */
  account: string;
  region: string;
}

/** One call of an operation. */
export interface Call extends Caller {
  cloud: Cloud;
  service: ConstrainedService;
  /** Empty until the wire has found it. */
  operation: string;
  /** As the service sees it: path without the bucket, body out of its chunks. */
  request: HttpRequest;
  /** As it came, which is what the signature covers. */
  signedRequest: HttpRequest;
  requestId: string;
  /** Labels that the router found outside the path (S3's bucket). */
  outside: Record<string, string>;
  /** What AWS would send to somebody's mailbox: the cloud's log shows it, a line each. */
  mail: string[];
}
