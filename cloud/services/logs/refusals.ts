import { AwsError } from '../../errors.ts';

export function noSuchGroup(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function noSuchStream(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export function alreadyExists(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
