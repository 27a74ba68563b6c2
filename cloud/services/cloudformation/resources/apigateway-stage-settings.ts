import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway';
import { replace } from './apigateway-calls.ts';

/** What a stage can be told, by the template's stage or by its deployment. */
export interface StageSettings {
  AccessLogSetting?: { DestinationArn?: string; Format?: string };
  CacheClusterEnabled?: boolean;
  Description?: string;
  MethodSettings?: MethodSetting[];
  TracingEnabled?: boolean;
  Variables?: Record<string, string>;
}

/** Those that are honoured. Of a cache, of tracing and of execution logs API Gateway has only that they are off. */
export const STAGE_SETTINGS = [
  'AccessLogSetting',
  'CacheClusterEnabled',
  'Description',
  'MethodSettings.CachingEnabled',
  'MethodSettings.DataTraceEnabled',
  'MethodSettings.HttpMethod',
  'MethodSettings.LoggingLevel',
  'MethodSettings.MetricsEnabled',
  'MethodSettings.ResourcePath',
  'MethodSettings.ThrottlingBurstLimit',
  'MethodSettings.ThrottlingRateLimit',
  'TracingEnabled',
  'Variables',
];

interface MethodSetting {
  CachingEnabled?: boolean;
  DataTraceEnabled?: boolean;
  HttpMethod?: string;
  LoggingLevel?: string;
  MetricsEnabled?: boolean;
  ResourcePath?: string;
  ThrottlingBurstLimit?: number;
  ThrottlingRateLimit?: number;
}

/**
 * The steps from a stage as it is to what the template says. An update that is taken back may have failed before it
 * changed anything, so what the template said before does not count.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch
 */
export function stagePatches(wanted: StageSettings, stage: Stage): PatchOperation[] {
  const { Description = '', TracingEnabled = false, CacheClusterEnabled = false } = wanted;
  return [
    ...(Description !== (stage.description ?? '') ? [replace('/description', Description)] : []),
    ...(TracingEnabled ? [replace('/tracingEnabled', true)] : []),
    ...(CacheClusterEnabled ? [replace('/cacheClusterEnabled', true)] : []),
    ...variables(wanted, stage),
    ...accessLog(wanted, stage),
    ...methods(wanted, stage),
  ];
}

function variables({ Variables = {} }: StageSettings, { variables: present = {} }: Stage): PatchOperation[] {
  const removed = Object.keys(present).filter((name) => !Object.hasOwn(Variables, name));
  return [
    ...removed.map((name) => ({ op: 'remove' as const, path: `/variables/${name}` })),
    ...Object.entries(Variables)
      .filter(([name, value]) => present[name] !== value)
      .map(([name, value]) => replace(`/variables/${name}`, value)),
  ];
}

function accessLog(
  { AccessLogSetting: wanted }: StageSettings,
  { accessLogSettings: present }: Stage,
): PatchOperation[] {
  if (!wanted) return present ? [{ op: 'remove', path: '/accessLogSettings' }] : [];
  return [
    ...(wanted.DestinationArn ? [replace('/accessLogSettings/destinationArn', wanted.DestinationArn)] : []),
    ...(wanted.Format ? [replace('/accessLogSettings/format', wanted.Format)] : []),
  ];
}

/** All that is there goes first, so that what a setting no longer says is the default again. */
function methods({ MethodSettings = [] }: StageSettings, { methodSettings = {} }: Stage): PatchOperation[] {
  return [
    ...Object.keys(methodSettings).map((key) => ({ op: 'remove' as const, path: `/${key}` })),
    ...MethodSettings.flatMap((setting) => methodSteps(setting)),
  ];
}

function methodSteps(setting: MethodSetting): PatchOperation[] {
  const steps: [string, string | number | boolean | undefined][] = [
    ['metrics/enabled', setting.MetricsEnabled],
    ['logging/loglevel', setting.LoggingLevel],
    ['logging/dataTrace', setting.DataTraceEnabled],
    ['throttling/burstLimit', setting.ThrottlingBurstLimit],
    ['throttling/rateLimit', setting.ThrottlingRateLimit],
    ['caching/enabled', setting.CachingEnabled || undefined],
  ];
  return steps.flatMap(([name, value]) =>
    value === undefined ? [] : [replace(`${pathOf(setting)}/${name}`, value)],
  );
}

/** `/*` stands for all paths; the path of the root is one slash, and slashes within a path come as `~1`. */
function pathOf({ ResourcePath = '/*', HttpMethod = '*' }: MethodSetting): string {
  return `${ResourcePath === '/' ? '/~1' : ResourcePath}/${HttpMethod}`;
}
