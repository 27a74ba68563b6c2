import { hashedId, sha1 } from '../logical-ids.ts';
import { print } from '../python/print.ts';
import type { PyValue } from '../python/values.ts';
import type { Run } from '../run.ts';
import type { Fields } from '../shape.ts';
import { isFields } from '../shape.ts';
import { tagList } from '../tags.ts';

/** The logical id of an API's stage: it holds the stage's name when an id may. */
export function stageId(api: string, stageName: unknown): string {
  if (typeof stageName !== 'string') return `${api}Stage`;
  return /^[A-Za-z0-9]+$/.test(stageName) ? `${api}${stageName}Stage` : hashedId(`${api}Stage`, stageName);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html */
export function stageProperties(api: string, deployment: string, properties: Fields): Fields {
  return {
    AccessLogSetting: properties.AccessLogSetting,
    CacheClusterEnabled: properties.CacheClusterEnabled,
    CacheClusterSize: properties.CacheClusterSize,
    CanarySetting: properties.CanarySetting,
    DeploymentId: { Ref: deployment },
    MethodSettings: properties.MethodSettings,
    RestApiId: { Ref: api },
    StageName: properties.StageName,
    Tags: stageTags(properties),
    TracingEnabled: properties.TracingEnabled,
    Variables: properties.Variables,
  };
}

export function stageTags({ Tags }: Fields): unknown {
  return isFields(Tags) ? tagList(Tags) : undefined;
}

/** What a deployment's id is made from: another definition, another version or another function wants a new one. */
export function deploymentHash(
  run: Run,
  api: string,
  definition: PyValue,
  properties: Fields,
  version?: string,
) {
  if (properties.AlwaysDeploy === true) return sha1(String(run.second));
  const parts = [print(definition), version, run.functionNames.get(api)];
  return sha1(parts.filter((part) => part !== undefined && part !== '').join('||'));
}
