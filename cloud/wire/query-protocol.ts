import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError, notImplemented } from '../errors.ts';
import type { Protocol } from './protocol.ts';
import { readQueryInput } from './query-input.ts';
import { wrappedError } from './rest-xml-protocol.ts';
import { xmlElements, xmlWriter } from './xml.ts';

const CONTENT_TYPE = 'text/xml';

/** The awsQuery protocol: IAM, STS and CloudFormation. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function queryProtocol({ xmlNamespace }: { xmlNamespace: string }): Protocol {
  const writeXml = xmlWriter(xmlNamespace);
  return {
    read(operations, request) {
      const form = new URLSearchParams(
        request.method === 'GET' ? request.query : new TextDecoder().decode(request.body),
      );
      const action = form.get('Action') ?? '';
      const operation = operations.get(action);
      if (!operation) throw unknownAction(action, form.get('Version'));
      return { operation, input: readQueryInput(operation.input, form) };
    },
    writeOutput(operation, output, requestId) {
      const result = innerXml(operation.output, output, writeXml);
      const wrapped = operation.output.isUnitSchema()
        ? ''
        : `<${operation.name}Result>${result}</${operation.name}Result>`;
      const metadata = `<ResponseMetadata>${xmlElements({ RequestId: requestId })}</ResponseMetadata>`;
      return {
        status: 200,
        headers: { 'content-type': CONTENT_TYPE },
        body: `<${operation.name}Response xmlns="${xmlNamespace}">${wrapped}${metadata}</${operation.name}Response>`,
      };
    },
    writeError: (error, requestId) => ({
      status: error.status,
      headers: { 'content-type': CONTENT_TYPE },
      body: wrappedError(error, requestId, xmlNamespace),
    }),
  };
}

function unknownAction(action: string, version: string | null): AwsError {
  if (!action)
    return new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  return version
    ? new AwsError('InvalidAction', `Could not find operation ${action} for version ${version}`)
    : notImplemented(`the action ${action}`);
}

/** What stands inside the document's root, which this protocol renames. */
function innerXml(
  schema: NormalizedSchema,
  output: Record<string, unknown>,
  writeXml: (schema: NormalizedSchema, value: unknown) => string,
): string {
  if (schema.isUnitSchema()) return '';
  const document = /^<\?xml[^>]*\?>\s*<[^\s/>]+[^>]*?(?:\/>|>(?<inner>.*)<\/[^<]+>)$/s.exec(
    writeXml(schema, output),
  );
  return document?.groups?.inner ?? '';
}
