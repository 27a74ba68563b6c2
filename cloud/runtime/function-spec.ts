/** Everything that an execution environment is made from. */
export interface FunctionSpec {
  /** Changes with every change of the code or the configuration: environments are shared within it. */
  key: string;
  /** The ARN without a qualifier. */
  arn: string;
  name: string;
  /** `$LATEST` or a number. */
  version: string;
  account: string;
  region: string;
  runtime: string;
  handler: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  variables: Record<string, string>;
  roleArn: string;
  /** SHA-256 of the zip in base64. */
  codeSha256: string;
  /** The blob that holds the zip. */
  codeBlob: string;
  logGroup: string;
}

/** One event for a function. */
export interface Invocation {
  requestId: string;
  /** JSON. */
  payload: string;
  /** The ARN that the caller used, with its qualifier. */
  invokedFunctionArn: string;
  /** JSON. */
  clientContext?: string;
}

/** What became of an invocation. */
export interface Outcome {
  /** JSON: the result, or the error's document. */
  payload: string;
  functionError?: 'Unhandled';
  /** The lines of this invocation, from START to REPORT. */
  log: string;
}
