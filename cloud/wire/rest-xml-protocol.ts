import { AwsError } from '../errors.ts';
import { matchRest } from './match-rest.ts';
import type { Protocol } from './protocol.ts';
import { readRestInput } from './rest-input.ts';
import { writeRestOutput } from './rest-output.ts';
import { readXml, xmlElements, xmlWriter } from './xml.ts';

const CONTENT_TYPE = 'application/xml';

/** How the services of the restXml protocol differ from each other. */
export interface RestXmlOptions {
  xmlNamespace: string;
  /** S3 answers a bare `<Error>`, the others wrap it in `<ErrorResponse>`. */
  bareErrors: boolean;
}

/** The restXml protocol: S3 and CloudFront. https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
export function restXmlProtocol({ xmlNamespace, bareErrors }: RestXmlOptions): Protocol {
  const writeXml = xmlWriter(xmlNamespace);
  return {
    read(operations, request, outside) {
      const match = matchRest(operations.values(), request, outside);
      if (!match) {
        throw new AwsError(
          'MethodNotAllowed',
          'The specified method is not allowed against this resource.',
          405,
        );
      }
      return { operation: match.operation, input: readRestInput(match, request, outside, readXml) };
    },
    writeOutput: (operation, output) => writeRestOutput(operation, output, CONTENT_TYPE, writeXml),
    writeError(error, requestId) {
      const body = bareErrors ? bareError(error, requestId) : wrappedError(error, requestId, xmlNamespace);
      return {
        status: error.status,
        headers: { 'content-type': CONTENT_TYPE },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
      };
    },
  };
}

function bareError(error: AwsError, requestId: string): string {
  const { code, message, detail } = error;
  return `<Error>${xmlElements({ Code: code, Message: message, ...detail, RequestId: requestId, HostId: requestId })}</Error>`;
}

/** The form that CloudFront, IAM and STS share. */
export function wrappedError(error: AwsError, requestId: string, xmlNamespace: string): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const inner = xmlElements({ Type: type, Code: error.code, Message: error.message });
  return `<ErrorResponse xmlns="${xmlNamespace}"><Error>${inner}</Error>${xmlElements({ RequestId: requestId })}</ErrorResponse>`;
}
