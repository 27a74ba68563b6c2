import type { MethodSetting } from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { requireLogRole } from './access-log-settings.ts';
import type { PatchRule, PatchWords } from './patches.ts';
import { badRequest, notFound } from './refusals.ts';
import { checkDeployment, checkVariables } from './stage-records.ts';
import type { RestApiRecord, StageRecord } from './state.ts';

interface Draft {
  stage: StageRecord;
  api: RestApiRecord;
  call: Call;
}

const DEFAULTS: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

const setting = (
  path: string,
  change: (setting: MethodSetting, value: string, draft: Draft) => void,
): PatchRule<Draft> => ({
  path: `/{}/{}${path}`,
  replace: (draft, value, [resource = '', verb = '']) => {
    checkMethodKey(draft.api, resource, verb);
    const key = `${escapeKey(resource)}/${verb}`;
    const changed = { ...(draft.stage.methodSettings[key] ?? DEFAULTS) };
    change(changed, value, draft);
    draft.stage.methodSettings[key] = changed;
  },
});

const refused = (path: string, what: string): PatchRule<Draft> => {
  const refuse = () => {
    throw notImplemented(`${what} of UpdateStage`);
  };
  return { path, add: refuse, replace: refuse, remove: refuse };
};

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch */
export const rules: PatchRule<Draft>[] = [
  {
    path: '/deploymentId',
    replace: ({ stage, api, call }, value) => {
      checkDeployment(call, api.id, value);
      stage.deploymentId = value;
    },
  },
  {
    path: '/description',
    replace: ({ stage }, value) => {
      stage.description = value;
    },
  },
  {
    path: '/variables/{}',
    add: setVariable,
    replace: setVariable,
    remove: ({ stage }, _, [name = '']) => {
      delete stage.variables?.[name];
    },
  },
  {
    path: '/accessLogSettings/destinationArn',
    replace: ({ stage }, value) => {
      stage.accessLogSettings = { ...stage.accessLogSettings, destinationArn: value };
    },
  },
  {
    path: '/accessLogSettings/format',
    replace: ({ stage }, value) => {
      stage.accessLogSettings = { ...stage.accessLogSettings, format: value };
    },
  },
  {
    path: '/accessLogSettings',
    remove: ({ stage }) => {
      delete stage.accessLogSettings;
    },
  },
  {
    path: '/{}/{}',
    remove: ({ stage }, _, [resource = '', verb = '']) => {
      const key = `${escapeKey(resource)}/${verb}`;
      if (!stage.methodSettings[key])
        throw notFound(
          `Cannot remove method setting ${key} because there is no method setting for this method`,
        );
      delete stage.methodSettings[key];
    },
  },
  setting('/throttling/burstLimit', (changed, value) => {
    changed.throttlingBurstLimit = limit(value, true);
  }),
  setting('/throttling/rateLimit', (changed, value) => {
    changed.throttlingRateLimit = limit(value, false);
  }),
  setting('/metrics/enabled', (changed, value) => {
    changed.metricsEnabled = value === 'true';
  }),
  setting('/logging/dataTrace', (changed, value) => {
    if (value === 'true') throw notImplemented('execution logs with data');
    changed.dataTraceEnabled = false;
  }),
  setting('/logging/loglevel', (changed, value, { call }) => {
    if (value !== 'OFF') {
      requireLogRole(call);
      throw notImplemented('execution logs');
    }
    changed.loggingLevel = 'OFF';
  }),
  refused('/{}/{}/caching/enabled', 'caching'),
  refused('/{}/{}/caching/ttlInSeconds', 'caching'),
  refused('/{}/{}/caching/dataEncrypted', 'caching'),
  refused('/{}/{}/caching/requireAuthorizationForCacheControl', 'caching'),
  refused('/{}/{}/caching/unauthorizedCacheControlHeaderStrategy', 'caching'),
  refused('/cacheClusterEnabled', 'the parameter cacheClusterEnabled'),
  refused('/cacheClusterSize', 'the parameter cacheClusterSize'),
  refused('/clientCertificateId', 'the parameter clientCertificateId'),
  refused('/tracingEnabled', 'the parameter tracingEnabled'),
];

function setVariable({ stage }: Draft, value: string, [name = '']: string[]): void {
  checkVariables({ [name]: value });
  stage.variables = { ...stage.variables, [name]: value };
}

/** -1 takes a limit away. */
function limit(value: string, whole: boolean): number {
  const number = Number(value);
  const valid = value !== '' && Number.isFinite(number) && (number >= 0 || number === -1);
  if (valid && (!whole || Number.isInteger(number))) return number;
  throw badRequest(`Invalid throttling limit specified: ${value}`);
}

/** A setting is for all methods, or for one that the API has. */
function checkMethodKey(api: RestApiRecord, resource: string, verb: string): void {
  if (resource === '*' && verb === '*') return;
  const path = resource.startsWith('/') ? resource : `/${resource}`;
  const found = Object.values(api.resources).find((candidate) => candidate.path === path);
  if (found && (verb === '*' || found.resourceMethods?.[verb])) return;
  throw notFound('Invalid method setting path: resource or method does not exist');
}

function escapeKey(resource: string): string {
  return resource.replace(/~/g, '~0').replace(/\//g, '~1');
}

const PATHS =
  '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled';

/** AWS's words, with its own missing commas, whatever is wrong. */
const refuse = (_: string, path: string) =>
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${PATHS}]`);
export const words: PatchWords = { path: refuse, op: refuse };
