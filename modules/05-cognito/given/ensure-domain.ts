import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { describePool } from './ensure-user-pool.ts';

/** Cognito's older sign-in pages. The newer ones (2) answer only once a style was chosen for each client. */
const CLASSIC_PAGES = 1;

/**
 * Gives a pool the domain of its sign-in pages. A pool has one such domain, and no two pools of a region share one.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 *
 * @throws CourseError `step` when another pool has the domain
 */
export async function ensureDomain(course: Course, UserPoolId: string): Promise<void> {
  const { clients, names, report } = course;
  const Domain = names.userPoolDomain;
  const now = (await describePool(course, UserPoolId)).Domain;
  if (now === Domain) return report.same(`the sign-in page has domain ${Domain}`);
  if (now !== undefined) {
    await clients.cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: now }));
    report.did(`took domain ${now} from the user pool`);
  }
  const command = new CreateUserPoolDomainCommand({
    UserPoolId,
    Domain,
    ManagedLoginVersion: CLASSIC_PAGES,
  });
  await clients.cognito.send(command).catch((error: unknown) => {
    throw isTaken(error) ? domainOfAnother(Domain, error) : error;
  });
  report.did(`gave the sign-in page domain ${Domain}`);
}

function isTaken(error: unknown): boolean {
  const answer = awsAnswer(error);
  return answer?.code === 'InvalidParameterException' && /already associated/.test(answer.message);
}

function domainOfAnother(domain: string, cause: unknown): CourseError {
  return new CourseError(
    'step',
    `Another user pool has the domain ${domain}.`,
    'Look for a pool of yours that you made by hand (aws cognito-idp describe-user-pool-domain --domain …), or choose another --student name.',
    { cause },
  );
}
