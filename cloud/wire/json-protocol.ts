import { AwsError } from '../errors.ts';
import { jsonCodec } from './json.ts';
import type { Protocol } from './protocol.ts';

const json = jsonCodec(false);

export interface JsonOptions {
  version: '1.0' | '1.1';
  /** What stands before the error's code in `__type`: `com.amazonaws.dynamodb.v20120810#` for DynamoDB. */
  errorPrefix?: string;
}

/** The awsJson protocols: DynamoDB, Logs, Cognito. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function jsonProtocol({ version, errorPrefix = '' }: JsonOptions): Protocol {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    read(operations, request) {
      const name = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
      const operation = operations.get(name);
      if (!operation) throw new AwsError('UnknownOperationException', '');
      return { operation, input: json.read(operation.input, request.body) };
    },
    writeOutput: (operation, output) => ({
      status: 200,
      headers: { ...headers },
      body: operation.output.isUnitSchema() ? '{}' : json.write(operation.output, output),
    }),
    writeError: (error) => ({
      status: error.status,
      headers: { ...headers },
      body: JSON.stringify({
        __type: `${errorPrefix}${error.code}`,
        message: error.message,
        ...error.detail,
      }),
    }),
  };
}
