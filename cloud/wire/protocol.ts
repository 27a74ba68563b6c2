import type { AwsError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Operation } from './operations.ts';

/** An operation and its typed input, read from a request. */
export interface WireCall {
  operation: Operation;
  input: Record<string, unknown>;
}

/** One of AWS's wire protocols: bytes to typed input, typed output to bytes. */
export interface Protocol {
  /**
   * Finds the operation and reads its input.
   *
   * @param outside labels that stand outside the path (S3's bucket)
   * @throws AwsError when the request names no operation of the service or cannot be read
   */
  read(operations: Map<string, Operation>, request: HttpRequest, outside: Record<string, string>): WireCall;
  writeOutput(operation: Operation, output: Record<string, unknown>, requestId: string): HttpResponse;
  writeError(error: AwsError, requestId: string): HttpResponse;
}
