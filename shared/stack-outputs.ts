import { CourseError } from './errors.ts';
import { findStack } from './find-stack.ts';
import type { Course } from './step.ts';

/** The outputs by which the course finds what a stack has made: the section Outputs of the template. */
export const outputNames = [
  'SiteAddress',
  'SiteBucketName',
  'SiteDistributionId',
  'PostersBucketName',
  'MoviesTableName',
  'ApiId',
  'ApiAddress',
  'AdminPoolId',
  'SiteClientId',
  'SignInDomainPrefix',
] as const;

export type StackOutputs = Record<(typeof outputNames)[number], string>;

/**
 * What a stack says of itself.
 *
 * @throws CourseError `step` when there is no such stack, and when it leaves one of the outputs out
 */
export async function readOutputs(
  { clients }: Pick<Course, 'clients'>,
  stackName: string,
): Promise<StackOutputs> {
  const stack = await findStack(clients.cloudformation, stackName);
  if (!stack) {
    throw new CourseError(
      'step',
      `There is no stack ${stackName}.`,
      `Deploy it first: npm run deploy -- --env ${stackName.slice(stackName.lastIndexOf('-') + 1)}`,
    );
  }
  const found = Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  const missing = outputNames.filter((name) => !found[name]);
  if (missing.length === 0) return found as StackOutputs;
  throw new CourseError(
    'step',
    `The stack ${stackName} does not say its ${missing.join(', ')}.`,
    'Complete the section Outputs of template.yaml, and deploy it.',
  );
}
