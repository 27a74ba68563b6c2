import { declare, inherited, kept } from '../attributes.ts';
import { invalidResource } from '../faults.ts';
import { resolveParameters } from '../parameters.ts';
import { readProperties } from '../properties.ts';
import type { PyDict } from '../python/dictionary.ts';
import { given, ownDictionary, plainDictionary } from '../python/values.ts';
import type { Run } from '../run.ts';
import { readLocation } from '../s3-location.ts';
import { type Fields, isFields, present } from '../shape.ts';
import { readVersion } from '../swagger/definition.ts';
import { mergePaths } from '../swagger/merge.ts';
import { completeBody } from './body.ts';
import { apiDeclaration } from './declaration.ts';
import { deploymentHash, stageId, stageProperties, stageTags } from './stage.ts';

const HASH_DIGITS = 10;

/** AWS::Serverless::Api: a REST API, its deployment and its stage. */
export function makeApi(run: Run, id: string): void {
  const resource = run.resources[id];
  if (resource === undefined) return;
  const properties = readProperties(id, resource.Properties, apiDeclaration);
  if (properties.DefinitionUri !== undefined && properties.DefinitionBody !== undefined) {
    throw invalidResource(id, "Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.");
  }
  const version = readVersion(id, properties.OpenApiVersion);
  const location = properties.DefinitionUri === undefined ? undefined : s3Location(id, properties);
  const inline = location ? undefined : inlineDefinition(run, id);
  const body = completeBody(id, resolvedAuth(run, properties), inline, version);
  const definition = body ?? location;
  if (definition === undefined) throw new Error(`${id} has no definition`);
  run.made[id] = declare('AWS::ApiGateway::RestApi', restApi(properties, body, location), kept(resource));
  const hash = deploymentHash(run, id, definition, properties, version);
  makeDeployment(run, id, properties, hash, version === undefined);
}

/** The deployment, and the stage that serves it. */
function makeDeployment(run: Run, id: string, properties: Fields, hash: string, extraStage: boolean): void {
  const attributes = inherited(run.resources[id] ?? { Type: '' });
  const deployment = `${id}Deployment${hash.slice(0, HASH_DIGITS)}`;
  const stage = stageId(id, properties.StageName);
  run.made[deployment] = declare(
    'AWS::ApiGateway::Deployment',
    {
      RestApiId: { Ref: id },
      Description: `RestApi deployment id: ${hash}`,
      // An API without OpenApiVersion gets a stage named Stage beside its own, an old fault that stacks rely on.
      StageName: extraStage ? 'Stage' : undefined,
    },
    attributes,
  );
  run.made[stage] = declare(
    'AWS::ApiGateway::Stage',
    stageProperties(id, deployment, properties),
    attributes,
  );
  run.references.add(id, 'Deployment', deployment);
  run.references.add(id, 'Stage', stage);
}

function inlineDefinition(run: Run, id: string): PyDict | undefined {
  const { body, merged } = run.definitions.get(id) ?? {};
  return body && merged ? mergePaths(body, merged) : body;
}

/** The reference looks parameters up in `Auth` alone. */
function resolvedAuth(run: Run, properties: Fields): Fields {
  return { ...properties, Auth: resolveParameters(properties.Auth, run.values) };
}

function s3Location(id: string, { DefinitionUri }: Fields): PyDict {
  const { bucket, key, version } = readLocation(id, 'DefinitionUri', DefinitionUri);
  const location = ownDictionary({ Bucket: given(bucket), Key: given(key) });
  return version === undefined || version === null ? location : location.set('Version', given(version));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-restapi.html */
function restApi(properties: Fields, body: PyDict | undefined, location: PyDict | undefined): Fields {
  const endpoint = endpointConfiguration(properties.EndpointConfiguration);
  return {
    ApiKeySourceType: properties.ApiKeySourceType,
    BinaryMediaTypes: properties.BinaryMediaTypes,
    Body: body && plainDictionary(body),
    BodyS3Location: location && plainDictionary(location),
    Description: properties.Description,
    EndpointConfiguration: endpoint,
    FailOnWarnings: properties.FailOnWarnings,
    MinimumCompressionSize: properties.MinimumCompressionSize,
    Mode: properties.Mode,
    Name: properties.Name,
    Parameters: endpoint && { endpointConfigurationTypes: endpoint.Types[0] },
    Tags: properties.PropagateTags === true ? stageTags(properties) : undefined,
  };
}

function endpointConfiguration(given: unknown): { Types: unknown[]; VpcEndpointIds?: unknown } | undefined {
  if (given === undefined) return undefined;
  if (!isFields(given) || given.Type === undefined) return { Types: [given] };
  return { Types: [given.Type], ...present({ VpcEndpointIds: given.VPCEndpointIds }) };
}
