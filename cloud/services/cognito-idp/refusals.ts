import { AwsError } from '../../errors.ts';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function noSuchPool(id: string): AwsError {
  return resourceNotFound(`User pool ${id} does not exist.`);
}

export function noSuchClient(id: string): AwsError {
  return resourceNotFound(`User pool client ${id} does not exist.`);
}

/** @param message a wrong name and a wrong password read the same, so that nobody learns which names exist */
export function notAuthorized(message = 'Incorrect username or password.'): AwsError {
  return new AwsError('NotAuthorizedException', message);
}

export function userNotFound(message = 'User does not exist.'): AwsError {
  return new AwsError('UserNotFoundException', message);
}

export function usernameExists(message: string): AwsError {
  return new AwsError('UsernameExistsException', message);
}

export function aliasExists(message: string): AwsError {
  return new AwsError('AliasExistsException', message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message);
}
