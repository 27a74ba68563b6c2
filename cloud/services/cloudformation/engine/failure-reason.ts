import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../errors.ts';

/** How AWS's handlers of resources name the services that they call. */
const SERVICES: Record<string, string> = {
  apigateway: 'ApiGateway',
  cloudfront: 'CloudFront',
  'cognito-idp': 'CognitoIdentityProvider',
  dynamodb: 'DynamoDb',
  iam: 'Iam',
  lambda: 'Lambda',
  logs: 'CloudWatchLogs',
  s3: 'S3',
};

/** https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html */
const HANDLER_CODES: [RegExp, string][] = [
  [/^(AccessDenied|UnauthorizedOperation|NotAuthorized)/, 'AccessDenied'],
  [/(AlreadyExists|AlreadyOwnedByYou|EntityAlreadyExists|ResourceConflict|ResourceInUse)/, 'AlreadyExists'],
  [/(NotFound|NoSuch)/, 'NotFound'],
  // As AWS's handler of AWS::S3::Bucket tells it of a bucket that is not empty.
  [/NotEmpty/, 'GeneralServiceException'],
  [/(LimitExceeded|TooMany)/, 'ServiceLimitExceeded'],
  [/Throttl/, 'Throttling'],
  [/(Internal|ServiceFailure)/, 'ServiceInternalError'],
];

const calledServices = new WeakMap<Error, string>();

/** Remembers which service said an error, for the reason that the stack's events tell. */
export function noteService(error: unknown, service: string): void {
  if (error instanceof AwsError) calledServices.set(error, service);
}

/**
 * Why a resource failed, as its event tells it: what a service said is wrapped by the handler that called it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export function failureReason(error: unknown): string {
  if (!(error instanceof AwsError)) return handlerMessage(String(error), 'InternalFailure');
  const service = calledServices.get(error);
  if (service === undefined) return error.message;
  const facts = `Service: ${SERVICES[service] ?? service}, Status Code: ${error.status}, Request ID: ${randomUUID()}`;
  return handlerMessage(`${error.message} (${facts})`, handlerCode(error.code));
}

function handlerMessage(message: string, code: string): string {
  return `Resource handler returned message: "${message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}

function handlerCode(code: string): string {
  return HANDLER_CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'InvalidRequest';
}
