import { AwsError } from '../../errors.ts';
import type { ConstrainedService, Violation } from './model.ts';

const IAM_NAME = '[\\w+=,.@-]+';
const IAM_PATH = '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)';

const IAM_RULES: Record<string, string> = {
  [IAM_NAME]: 'It must contain only alphanumeric characters and/or the following: +=,.@_-',
  [IAM_PATH]: 'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
};

/**
 * The error of a service that checks this constraint itself, after its front has checked the others.
 *
 * @returns undefined for a constraint that the front checks, which is the rule
 */
export function laterError(
  service: ConstrainedService,
  operation: string,
  violation: Violation,
): AwsError | undefined {
  if (service === 'iam') return iamError(violation);
  return service === 'lambda' ? (memoryError(violation) ?? runtimeError(operation, violation)) : undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html gives the code, IAM's answers the words. */
function iamError({ kind, shape, path }: Violation): AwsError | undefined {
  const rule = kind === 'pattern' ? IAM_RULES[shape.pattern ?? ''] : undefined;
  return rule
    ? new AwsError('ValidationError', `The specified value for ${path} is invalid. ${rule}`)
    : undefined;
}

/** The limit of an account's own, which Lambda tells without a count and without the value. */
function memoryError({ kind, shape, path }: Violation): AwsError | undefined {
  if (path !== 'memorySize' || kind !== 'max') return undefined;
  return new AwsError(
    'ValidationException',
    `'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to ${shape.max}`,
  );
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html: the runtime is a parameter of the service's own. */
function runtimeError(operation: string, { kind, shape, path, value }: Violation): AwsError | undefined {
  const functions = operation === 'CreateFunction' || operation === 'UpdateFunctionConfiguration';
  if (!functions || path !== 'runtime' || kind !== 'enum') return undefined;
  return new AwsError(
    'InvalidParameterValueException',
    `Value ${value} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${shape.enum?.join(', ')}] or be a valid ARN`,
  );
}
