import { AwsError } from '../../errors.ts';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

export function conflict(message: string): AwsError {
  return new AwsError('ResourceConflictException', message, 409);
}

/** @param given the revision that the caller means to change, if it says so */
export function checkRevision(given: string | undefined, present: string): void {
  if (given === undefined || given === present) return;
  throw new AwsError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );
}
