import { AwsError } from '../../../errors.ts';

/** What CloudFormation answers to a template or a parameter that it cannot take. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** The structure of the template is wrong. */
export function formatError(message: string): AwsError {
  return validationError(`Template format error: ${message}`);
}

/** A function in the template is wrong. */
export function templateError(message: string): AwsError {
  return validationError(`Template error: ${message}`);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html */
export function noExport(name: string): string {
  return `No export named ${name} found.`;
}
