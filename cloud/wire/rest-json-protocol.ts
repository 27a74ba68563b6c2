import { AwsError } from '../errors.ts';
import { jsonCodec } from './json.ts';
import { matchRest } from './match-rest.ts';
import type { Protocol } from './protocol.ts';
import { readRestInput } from './rest-input.ts';
import { writeRestOutput } from './rest-output.ts';

const CONTENT_TYPE = 'application/json';
const json = jsonCodec(true);

/** How the services of the restJson protocol differ from each other. */
export interface RestJsonOptions {
  /** The document of an error; the code stands in the header. `{ message, ...detail }` when absent. */
  errorBody?(error: AwsError): Record<string, unknown>;
}

/** The restJson protocol: Lambda and API Gateway. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export function restJsonProtocol({ errorBody = plainBody }: RestJsonOptions = {}): Protocol {
  return {
    read(operations, request, outside) {
      const match = matchRest(operations.values(), request, outside);
      if (!match) throw new AwsError('UnknownOperationException', '', 404);
      return { operation: match.operation, input: readRestInput(match, request, outside, json.read) };
    },
    writeOutput: (operation, output) => writeRestOutput(operation, output, CONTENT_TYPE, json.write),
    writeError: (error) => ({
      status: error.status,
      headers: { 'content-type': CONTENT_TYPE, 'x-amzn-errortype': error.code },
      body: JSON.stringify(errorBody(error)),
    }),
  };
}

function plainBody({ message, detail }: AwsError): Record<string, unknown> {
  return { message, ...detail };
}
