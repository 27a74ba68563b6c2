import { formatError } from './errors.ts';

/** The error of an output whose export has no name, or one with other characters than export names have. */
export function malformedName(output: string) {
  return formatError(
    `Output ${output} is malformed. The Name field of every Export member must be specified and consist only of ` +
      'alphanumeric characters, colons, or hyphens.',
  );
}

/**
 * @throws AwsError ValidationError for a name that exports cannot have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function checkExportName(output: string, name: string): void {
  if (!/^[A-Za-z0-9:-]+$/.test(name)) throw malformedName(output);
  if (name.length <= 256) return;
  throw formatError(
    `Output ${output} is malformed. The Name field of every Export member must not be longer than 256 characters.`,
  );
}
