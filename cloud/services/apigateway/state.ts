import type {
  AccessLogSettings,
  Authorizer,
  GatewayResponse,
  MethodSetting,
  Model,
  RequestValidator,
  Resource,
} from '@aws-sdk/client-api-gateway';
import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

/** What a deployment is a snapshot of, and what runs. Shapes are the SDK's own, which are JSON here. */
export interface Definition {
  binaryMediaTypes: string[];
  /** By id; their methods with all that belongs to them stand in `resourceMethods`. */
  resources: Record<string, Resource>;
  /** By name. */
  models: Record<string, Model>;
  /** By id. */
  validators: Record<string, RequestValidator>;
  /** By id. */
  authorizers: Record<string, Authorizer>;
  /** Those that were set, by type. */
  gatewayResponses: Record<string, GatewayResponse>;
}

/** Times are milliseconds since 1970. */
export interface RestApiRecord extends Definition {
  id: string;
  account: string;
  region: string;
  name: string;
  description?: string;
  version?: string;
  createdAt: number;
  rootResourceId: string;
  endpointType: 'EDGE' | 'REGIONAL';
  ipAddressType: 'ipv4' | 'dualstack';
  disableExecuteApiEndpoint: boolean;
  tags: Record<string, string>;
}

export interface DeploymentRecord {
  id: string;
  description?: string;
  createdAt: number;
  definition: Definition;
}

export interface StageRecord {
  stageName: string;
  deploymentId: string;
  description?: string;
  createdAt: number;
  updatedAt: number;
  variables?: Record<string, string>;
  /** By `RESOURCE/VERB` or `*` + `/*`, the slashes of the resource as `~1`. */
  methodSettings: Record<string, MethodSetting>;
  accessLogSettings?: AccessLogSettings;
  tags: Record<string, string>;
}

/** What an account says for all its APIs in a region. */
export interface AccountRecord {
  cloudwatchRoleArn?: string;
}

/** Every API of the cloud by its id, which is unique everywhere. */
export function restApis(cloud: Cloud): Collection<RestApiRecord> {
  return cloud.store.collection('apigateway/rest-apis');
}

export function deployments(cloud: Cloud, apiId: string): Collection<DeploymentRecord> {
  return cloud.store.collection('apigateway/deployments', apiId);
}

export function stages(cloud: Cloud, apiId: string): Collection<StageRecord> {
  return cloud.store.collection('apigateway/stages', apiId);
}

export function accounts(cloud: Cloud): Collection<AccountRecord> {
  return cloud.store.collection('apigateway/accounts');
}
