import type { Call } from '../../call.ts';
import { arnOf } from '../iam/arns.ts';
import { awsManagedPolicies } from '../iam/aws-managed-policies.ts';
import { includes, withIncludes } from './include.ts';
import { transformSam } from './sam/transform.ts';
import { formatError } from './template/errors.ts';
import { evaluate } from './template/evaluate.ts';
import { type GivenParameter, readParameters } from './template/parameters.ts';
import { templateOf } from './template/parse.ts';
import { parseMappings } from './template/parse-mappings.ts';
import { parseParameters } from './template/parse-parameters.ts';
import { SERVERLESS } from './template/parse-transform.ts';
import { readDocument } from './template/read-document.ts';
import type { Scope } from './template/scope.ts';
import type { Template } from './template/template.ts';
import { isMembers, type Members } from './template/values.ts';

export interface Source {
  text: string;
  document: Members;
  /** Whether transforms make another template of it. */
  expands: boolean;
}

/** @throws AwsError ValidationError where the text is no document */
export function readSource(text: string): Source {
  const document = readDocument(text);
  if (!isMembers(document)) throw formatError('unsupported structure.');
  return { text, document, expands: document.Transform !== undefined || includes(document) };
}

export interface StackPlace {
  stackName: string;
  stackId: string;
}

/**
 * The values of a template's parameters, which are known before its transforms run.
 *
 * @throws AwsError ValidationError as `readParameters`
 */
export function parametersOf(
  { document }: Source,
  given: readonly GivenParameter[],
  previous?: Record<string, string>,
): Record<string, string> {
  return readParameters(outline(document), given, previous);
}

/**
 * The template after its transforms: what it includes first, then AWS::Serverless.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-overview.html
 *
 * @throws AwsError ValidationError where one fails
 */
export async function processTemplate(
  call: Call,
  source: Source,
  parameters: Record<string, string>,
  place: StackPlace,
): Promise<Template> {
  const scope = outlineScope(call, source.document, parameters, place);
  const whole = await withIncludes(source.document, { call, evaluate: (value) => evaluate(value, scope) });
  const template = templateOf(whole);
  if (!template.Transform.includes(SERVERLESS)) return template;
  return transformSam(template, {
    region: call.region,
    partition: 'aws',
    parameters,
    managedPolicies: managedPolicies(),
    now: call.cloud.clock.now(),
  });
}

/** SAM takes AWS's own policies by their names alone. */
function managedPolicies(): Record<string, string> {
  return Object.fromEntries(
    [...awsManagedPolicies().values()].map((policy) => [policy.name, arnOf('policy', policy)]),
  );
}

/** What of a template no transform may change. */
function outline({ Parameters, Mappings }: Members): Template {
  return {
    Transform: [],
    Metadata: {},
    Parameters: parseParameters(isMembers(Parameters) ? Parameters : {}),
    Mappings: isMembers(Mappings) && !includes(Mappings) ? parseMappings(Mappings) : {},
    Conditions: {},
    Resources: {},
    Outputs: {},
  };
}

function outlineScope(
  { cloud, region, account }: Call,
  document: Members,
  parameters: Record<string, string>,
  place: StackPlace,
): Scope {
  return {
    ...place,
    template: outline(document),
    parameters,
    conditions: {},
    region,
    account,
    partition: 'aws',
    urlSuffix: cloud.urlSuffix,
    notificationArns: [],
    exports: () => undefined,
    made: () => undefined,
  };
}
