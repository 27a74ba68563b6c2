import type { Integration, Method, Resource } from '@aws-sdk/client-api-gateway';
import type { Cloud } from '../../call.ts';
import type { Definition, RestApiRecord, StageRecord } from '../../services/apigateway/state.ts';
import type { FunctionCall, FunctionResult } from '../../services/lambda/invoke-function.ts';
import type { HttpRequest } from '../../wire/http.ts';
import type { LenientMap } from './vtl/values.ts';

/** How a function is called: Lambda's own way, or a test's. */
export type InvokeFunction = (cloud: Cloud, call: FunctionCall) => Promise<FunctionResult>;

/** One request to a stage. */
export interface Invocation {
  cloud: Cloud;
  api: RestApiRecord;
  stage: StageRecord;
  /** What the stage runs: the snapshot of its deployment. */
  definition: Definition;
  /** As it came: what a signature covers. */
  request: HttpRequest;
  /** Below the stage, percent-encoded as it came. */
  path: string;
  /** Names and values in turn as they came, without those that API Gateway keeps to itself. */
  headers: [name: string, value: string][];
  /** Decoded. */
  query: Map<string, string[]>;
  pathParameters: Record<string, string>;
  /** `$context`. */
  context: LenientMap;
  invokeFunction: InvokeFunction;
}

/** A request whose method is known. */
export interface RoutedInvocation extends Invocation {
  resource: Resource;
  method: Method;
  integration: Integration;
}

/** The last value of a header, looked for without case. */
export function headerOf({ headers }: Pick<Invocation, 'headers'>, name: string): string | undefined {
  const lower = name.toLowerCase();
  return headers.findLast(([key]) => key.toLowerCase() === lower)?.[1];
}

/** The media type of the body without its parameters; JSON when nothing is said. */
export function contentTypeOf(invocation: Pick<Invocation, 'headers'>): string {
  const type = headerOf(invocation, 'content-type')?.split(';')[0]?.trim();
  return type || 'application/json';
}

/** Stage variables, which are empty where none is set. */
export function stageVariablesOf({ stage }: Pick<Invocation, 'stage'>): Record<string, string> {
  return stage.variables ?? {};
}

/** The ARN of what is called: of this method with this path, for policies. */
export function executeApiArn({ api, stage, request, path }: Invocation, verb = request.method): string {
  return `arn:aws:execute-api:${api.region}:${api.account}:${api.id}/${stage.stageName}/${verb}${path}`;
}
