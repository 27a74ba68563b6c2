import type { ResourceDeclaration, Template } from '../template/template.ts';
import type { SamContext } from './context.ts';
import { collectFaults } from './faults.ts';
import { IMPLICIT_API } from './function/event-properties.ts';
import { globalsOf, mergeProperties } from './globals.ts';
import { parameterValues } from './parameters.ts';
import { pythonOrder } from './python/dictionary.ts';
import { givenDictionary } from './python/values.ts';
import { References } from './references.ts';
import type { ApiDefinition, Run } from './run.ts';
import { type Fields, isFields } from './shape.ts';
import { emptyDefinition } from './swagger/definition.ts';

/** The state of a transform at its start; the implicit API is there until it turns out that nothing uses it. */
export function startRun(
  template: Template,
  resources: Record<string, ResourceDeclaration>,
  context: SamContext,
): Run {
  const all = { ...resources, [IMPLICIT_API]: implicitApi(template) };
  return {
    values: parameterValues(template, context),
    second: Math.floor((context.now ?? Date.now()) / 1000),
    managedPolicies: context.managedPolicies ?? {},
    partition: context.partition,
    resources: all,
    order: pythonOrder(Object.keys(all)),
    conditions: { ...template.Conditions },
    definitions: readDefinitions(all),
    functionNames: new Map(),
    references: new References(),
    made: {},
  };
}

function implicitApi(template: Template): ResourceDeclaration {
  const properties: Fields = { StageName: 'Prod' };
  return {
    Type: 'AWS::Serverless::Api',
    Properties: mergeProperties(globalsOf(template, 'Api'), properties),
  };
}

function readDefinitions(resources: Record<string, ResourceDeclaration>): Map<string, ApiDefinition> {
  const definitions = new Map<string, ApiDefinition>();
  const read = (id: string, resource: ResourceDeclaration) => () => {
    const definition = definitionOf(id, resource.Properties ?? {});
    if (resource.Type === 'AWS::Serverless::Api' && definition) definitions.set(id, definition);
  };
  collectFaults(Object.entries(resources).map(([id, resource]) => read(id, resource)));
  return definitions;
}

/** None for a definition that lies in a bucket, and for one that is no map: the API itself refuses that. */
function definitionOf(id: string, properties: Fields): ApiDefinition | undefined {
  const { DefinitionBody, DefinitionUri, MergeDefinitions, OpenApiVersion } = properties;
  if (isFields(DefinitionBody)) {
    const body = givenDictionary(DefinitionBody);
    if (MergeDefinitions !== true) return { body, managed: false };
    return { body: emptyDefinition(id, OpenApiVersion), managed: true, merged: body };
  }
  if (DefinitionBody !== undefined && DefinitionBody !== null) return undefined;
  if (DefinitionUri !== undefined && DefinitionUri !== null) return undefined;
  return { body: emptyDefinition(id, OpenApiVersion), managed: true };
}
