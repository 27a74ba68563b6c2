import { SERVERLESS } from '../template/parse-transform.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import { makeApi } from './api/api.ts';
import { addConditions } from './api-conditions.ts';
import type { SamContext } from './context.ts';
import {
  collectFaults,
  invalidStructure,
  notModelled,
  SamFault,
  SamFaults,
  transformError,
} from './faults.ts';
import { IMPLICIT_API } from './function/event-properties.ts';
import { makeFunction } from './function/function.ts';
import { mergeGlobals } from './globals.ts';
import { type ApiUse, collectEvents } from './implicit-api.ts';
import { makeLayerVersion } from './layer-version.ts';
import type { Run } from './run.ts';
import { isFields } from './shape.ts';
import { makeSimpleTable } from './simple-table.ts';
import { startRun } from './start-run.ts';

export const SAM_TRANSFORM = SERVERLESS;

const MAKERS = new Map<unknown, (run: Run, id: string) => void>([
  ['AWS::Serverless::Function', makeFunction],
  ['AWS::Serverless::Api', makeApi],
  ['AWS::Serverless::SimpleTable', makeSimpleTable],
  ['AWS::Serverless::LayerVersion', makeLayerVersion],
]);

/**
 * What AWS::Serverless-2016-10-31 makes of a template: its AWS::Serverless resources become those of CloudFormation,
 * `Globals` and the transform's own name are gone. The template itself is left as it is.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html
 *
 * @throws AwsError ValidationError that tells every reason for which the transform fails
 */
export function transformSam(template: Template, context: SamContext): Template {
  try {
    return transform(structuredClone(template), context);
  } catch (error) {
    if (error instanceof SamFaults) throw transformError(error.faults);
    if (error instanceof SamFault) throw transformError([error]);
    throw error;
  }
}

function transform(template: Template, context: SamContext): Template {
  checkResources(template);
  const run = startRun(template, mergeGlobals(template), context);
  const uses = new Map<string, ApiUse>();
  collectFaults(run.order.map((id) => () => collectEvents(run, id, uses)));
  addConditions(run, uses);
  if (!usesImplicitApi(run, uses)) delete run.resources[IMPLICIT_API];
  collectFaults(inOrder(run).map((id) => () => make(run, id)));
  const { Globals: _, ...rest } = template;
  const Resources = renamed(run);
  const Transform = template.Transform.filter((name) => name !== SAM_TRANSFORM);
  return run.references.resolve({ ...rest, Transform, Conditions: run.conditions, Resources }) as Template;
}

function checkResources({ Resources }: Template): void {
  if (!isFields(Resources) || Object.keys(Resources).length === 0) {
    throw invalidStructure("'Resources' section is required");
  }
  if (!Object.values(Resources).every(isFields)) {
    throw invalidStructure(
      "All 'Resources' must be Objects. If you're using YAML, this may be an indentation issue.",
    );
  }
}

/** The implicit API stays when an event uses it; one of the user's own with its name is replaced. */
function usesImplicitApi(run: Run, uses: Map<string, ApiUse>): boolean {
  return uses.has(IMPLICIT_API) && run.resources[IMPLICIT_API] !== undefined;
}

/** Functions first: their events complete the APIs' definitions. */
function inOrder(run: Run): string[] {
  const known = run.order.filter((id) => run.resources[id] !== undefined);
  const isFunction = (id: string) => run.resources[id]?.Type === 'AWS::Serverless::Function';
  return [...known.filter(isFunction), ...known.filter((id) => !isFunction(id))];
}

function make(run: Run, id: string): void {
  const resource = run.resources[id];
  if (resource === undefined) return;
  if (resource.Connectors !== undefined) throw notModelled(id, 'Connectors');
  const maker = MAKERS.get(resource.Type);
  if (maker !== undefined) maker(run, id);
  else if (/^AWS::Serverless(::|-)/.test(String(resource.Type))) throw notModelled(id, resource.Type);
  else run.made[id] = resource;
}

/** Layers have new ids, in DependsOn too. */
function renamed(run: Run): Record<string, ResourceDeclaration> {
  return Object.fromEntries(
    Object.entries(run.made).map(([id, resource]) => {
      if (resource.DependsOn === undefined) return [id, resource];
      return [id, { ...resource, DependsOn: renamedIds(run, resource.DependsOn) }];
    }),
  );
}

function renamedIds(run: Run, dependsOn: string[] | string): string[] {
  if (Array.isArray(dependsOn)) return dependsOn.map((id) => run.references.renamedId(id));
  return [run.references.renamedId(dependsOn)];
}
