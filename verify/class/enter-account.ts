import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { administratorOf } from '../../shared/administrator.ts';
import { type AccessKeys, createClients } from '../../shared/clients.ts';
import { CourseError } from '../../shared/errors.ts';
import { courseNames } from '../../shared/names.ts';
import { silentReporter } from '../../shared/report.ts';
import type { Course } from '../../shared/step.ts';
import type { Student } from './student.ts';

/** The shortest session that AWS gives, and the longest that one role gives another. */
const SHORTEST_S = 900;
const LONGEST_S = 3600;

/** The canaries are removed with the same keys, after the time is up. */
const CLEAN_UP_S = 120;

/** The most that one student's grading may take. */
export const LONGEST_GRADING_S = LONGEST_S - CLEAN_UP_S;

/**
 * Takes the role in a student's account, and makes the course from it. The keys stay in the clients.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 *
 * @param timeoutMs what the grading may take
 * @throws what STS answers
 */
export async function enterAccount(
  student: Student,
  instructor: Pick<Course, 'config' | 'clients'>,
  timeoutMs: number,
  abortSignal: AbortSignal,
): Promise<Course> {
  const DurationSeconds = Math.min(Math.max(Math.ceil(timeoutMs / 1000) + CLEAN_UP_S, SHORTEST_S), LONGEST_S);
  const { Credentials } = await instructor.clients.sts.send(
    new AssumeRoleCommand({
      RoleArn: student.roleArn,
      // It stands in the student's CloudTrail, and says who was graded.
      RoleSessionName: `cinedb-${student.id}`,
      ExternalId: student.externalId,
      DurationSeconds,
    }),
    { abortSignal },
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw new CourseError('credentials', 'AWS gave no credentials.', 'Run it again.');
  }
  return courseOf(student, instructor, {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
}

function courseOf(student: Student, { config }: Pick<Course, 'config'>, keys: AccessKeys): Course {
  const { account, region, student: name } = student;
  const own = { ...config, student: name, region };
  return {
    config: own,
    account,
    region,
    student: name,
    names: courseNames({ student: name, account, region }),
    clients: createClients(own, {}, keys),
    // The instructor's own settings say nothing about the student's administrator.
    administrator: administratorOf(name, {}),
    report: silentReporter,
  };
}
