import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findChangeSet } from './find-change-set.ts';
import { findStack } from './find-stack.ts';
import { readSource, type Source } from './process-template.ts';
import { AUTO_EXPAND } from './require-capabilities.ts';
import type { Revision } from './stack-record.ts';
import { requiredCapabilities } from './template/capabilities.ts';
import { validationError } from './template/errors.ts';
import { templateOf } from './template/parse.ts';
import type { ParameterDeclaration, Template, TransformDeclaration } from './template/template.ts';
import { checkTemplate } from './template/validate.ts';
import { type TemplateSource, templateText } from './template-text.ts';
import { textOfTemplate } from './text-of-template.ts';

export const handlers = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
  GetTemplate({ StackName, ChangeSetName, TemplateStage = 'Original' }, call) {
    const revision = revisionOf(call, StackName, ChangeSetName);
    const original =
      TemplateStage === 'Original' || revision.text === '' || !readSource(revision.text).expands;
    return {
      TemplateBody: original ? revision.text : textOfTemplate(revision.processed),
      StagesAvailable: ['Original', 'Processed'],
    };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html */
  async GetTemplateSummary({ StackName, ...source }, call) {
    const summary = await (StackName === undefined
      ? read(call, source)
      : ofText(findStack(call, StackName).revision.text));
    const { template } = summary;
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    const metadata =
      Object.keys(template.Metadata).length > 0 ? JSON.stringify(template.Metadata) : undefined;
    return {
      ...common(summary),
      Parameters: Object.entries(template.Parameters).map(declaration),
      ResourceTypes: [...new Set(types)],
      Version: template.AWSTemplateFormatVersion,
      Metadata: metadata,
    };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html */
  async ValidateTemplate(input, call) {
    const summary = await read(call, input);
    // What the transforms make is not known yet.
    if (!summary.source.expands) checkTemplate(summary.template);
    return { ...common(summary), Parameters: Object.entries(summary.template.Parameters).map(parameter) };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetTemplate: ['StackName', 'ChangeSetName', 'TemplateStage'],
  GetTemplateSummary: ['StackName', 'TemplateBody', 'TemplateURL'],
  ValidateTemplate: ['TemplateBody', 'TemplateURL'],
};

interface Summary {
  source: Source;
  template: Template;
}

function revisionOf(call: Call, stackName: string | undefined, changeSetName: string | undefined): Revision {
  if (changeSetName !== undefined) {
    const { revision } = findChangeSet(call, changeSetName, stackName).changeSet;
    if (revision) return revision;
    throw validationError(`ChangeSet [${changeSetName}] has no template`);
  }
  if (stackName === undefined) throw validationError('StackName or ChangeSetName must be specified');
  return findStack(call, stackName).revision;
}

async function read(call: Call, source: TemplateSource): Promise<Summary> {
  return ofText(await templateText(call, source));
}

function ofText(text: string): Summary {
  const source = readSource(text);
  return { source, template: templateOf(source.document) };
}

function common({ source, template }: Summary) {
  const { capabilities, types } = requiredCapabilities(template);
  const transforms = template.Transform.map(nameOf);
  return {
    Description: template.Description,
    Capabilities: [...capabilities, ...(source.expands ? [AUTO_EXPAND] : [])] as Sdk.Capability[],
    ...(types.length > 0 && {
      CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
    }),
    ...(transforms.length > 0 && { DeclaredTransforms: transforms }),
  };
}

function nameOf(transform: TransformDeclaration): string {
  return typeof transform === 'string' ? transform : transform.Name;
}

function parameter([name, { Default, NoEcho, Description }]: [string, ParameterDeclaration]) {
  return { ParameterKey: name, DefaultValue: Default, NoEcho: NoEcho ?? false, Description };
}

function declaration(entry: [string, ParameterDeclaration]): Sdk.ParameterDeclaration {
  const [, { Type, AllowedValues }] = entry;
  return {
    ...parameter(entry),
    ParameterType: Type,
    ParameterConstraints: AllowedValues ? { AllowedValues } : {},
  };
}
