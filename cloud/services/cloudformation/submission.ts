import type { Capability, Parameter, Tag } from '@aws-sdk/client-cloudformation';
import type { Call } from '../../call.ts';
import { parametersOf, processTemplate, readSource, type Source } from './process-template.ts';
import { requireCapabilities } from './require-capabilities.ts';
import type { Revision, StackRecord } from './stack-record.ts';
import { readTags } from './tags.ts';
import { checkTemplate } from './template/validate.ts';
import { type TemplateSource, templateText } from './template-text.ts';

interface Given extends TemplateSource {
  Parameters?: Parameter[] | undefined;
  Tags?: Tag[] | undefined;
  Capabilities?: Capability[] | undefined;
}

/** What a caller wants of a stack, before transforms: its parameters are known, and good. */
export interface Submission {
  source: Source;
  parameters: Record<string, string>;
  tags: Record<string, string>;
  capabilities: string[];
}

/**
 * Reads template, parameters and tags of a request.
 *
 * @param stack the stack that is to change: what the request leaves out stays as it is there
 * @throws AwsError ValidationError
 */
export async function readSubmission(call: Call, given: Given, stack?: StackRecord): Promise<Submission> {
  const source = readSource(await templateText(call, given, stack));
  return {
    source,
    parameters: parametersOf(source, given.Parameters ?? [], stack?.revision.parameters),
    tags: given.Tags ? readTags(given.Tags) : (stack?.revision.tags ?? {}),
    capabilities: given.Capabilities ?? [],
  };
}

/**
 * Runs the transforms and checks what comes of them.
 *
 * @throws AwsError ValidationError; InsufficientCapabilitiesException; NotImplemented
 */
export async function processSubmission(
  call: Call,
  { source, parameters, tags, capabilities }: Submission,
  { id, name }: Pick<StackRecord, 'id' | 'name'>,
): Promise<Revision> {
  const processed = await processTemplate(call, source, parameters, { stackName: name, stackId: id });
  checkTemplate(processed);
  requireCapabilities(processed, capabilities);
  return { text: source.text, processed, parameters, tags, capabilities };
}
