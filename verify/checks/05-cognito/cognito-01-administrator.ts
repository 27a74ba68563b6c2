import {
  AdminGetUserCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { ifExists } from '../../../shared/aws-errors.ts';
import { isCanaryId } from '../../canaries.ts';
import { type Check, type FailureText, fail, type Grader, pass, proven } from '../../check.ts';
import { readPool, steps } from './pool.ts';

const step = steps.pool;
const learn = '#common-mistakes';

/** The most that one page may have; administrators of a course are few. */
const MOST_MEMBERS = 60;

type Problem = Pick<FailureText, 'got' | 'why' | 'fix' | 'learn'>;

const administratorCanSignIn: Check = async (grader) => {
  const { names, log } = grader;
  const { Id } = await readPool(grader);
  const members = await membersOf(grader, Id);
  log(`read the members of the group ${names.adminGroup}`);
  const problems = members?.map((user) => problemOf(user));
  if (problems?.includes(undefined)) return pass();
  const problem = problems?.[0] ?? (await whyNobody(grader, Id, members !== undefined));
  return fail({
    expected: `somebody in the group ${names.adminGroup} who is CONFIRMED, with a verified e-mail address`,
    ...problem,
  });
};

/** undefined where there is no such group. */
async function membersOf({ clients, names }: Grader, UserPoolId: string): Promise<UserType[] | undefined> {
  const GroupName = names.adminGroup;
  const command = new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit: MOST_MEMBERS });
  const answer = await ifExists(clients.cognito.send(command), 'ResourceNotFoundException');
  return answer?.Users?.filter((user) => !isCanaryId(emailOf(user)));
}

/** Why a user cannot sign in, or not get in again; undefined when nothing is in the way. */
function problemOf(user: UserType): Problem | undefined {
  const { UserStatus, Enabled, Attributes = [] } = user;
  const email = emailOf(user);
  if (UserStatus === 'FORCE_CHANGE_PASSWORD') {
    return {
      got: `${email} in FORCE_CHANGE_PASSWORD`,
      why: proven(
        'the password is the temporary one of AdminCreateUser, which is good for choosing another and nothing else',
      ),
      fix: `AdminSetUserPasswordCommand with Permanent: true, in ${step}`,
      learn,
    };
  }
  if (UserStatus !== 'CONFIRMED') {
    const why = proven(`a user in the state ${UserStatus} cannot sign in`);
    return { got: `${email} in ${UserStatus}`, why, fix: `make the administrator anew, in ${step}` };
  }
  if (Enabled === false) {
    const why = proven('a user who is disabled is refused, whatever the password');
    return { got: `${email}, who is disabled`, why, fix: `AdminEnableUserCommand, in ${step}` };
  }
  if (Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true')) return undefined;
  const why = proven('Cognito sends the code that recovers a password to verified addresses alone');
  const fix = `{ Name: 'email_verified', Value: 'true' } among the UserAttributes, in ${step}`;
  return { got: `${email}, not verified`, why, fix };
}

async function whyNobody(grader: Grader, UserPoolId: string, hasGroup: boolean): Promise<Problem> {
  const { clients, names, administrator } = grader;
  if (!hasGroup) {
    const why = proven(`the pool has no group ${names.adminGroup}`);
    return { got: 'no such group', why, fix: `CreateGroupCommand, in ${step}` };
  }
  const { email } = administrator;
  const command = new AdminGetUserCommand({ UserPoolId, Username: email });
  const found = await ifExists(clients.cognito.send(command), 'UserNotFoundException');
  const why = proven(
    found ? `${email} is in the pool, and not in the group` : `the pool has no user ${email}`,
  );
  const commands = found
    ? 'AdminAddUserToGroupCommand'
    : 'AdminCreateUserCommand with MessageAction SUPPRESS';
  return { got: 'nobody in the group', why, fix: `${commands}, in ${step}` };
}

function emailOf({ Attributes = [], Username }: UserType): string {
  return Attributes.find(({ Name }) => Name === 'email')?.Value ?? String(Username);
}

export const administratorChecks: Record<string, Check> = { 'COGNITO-01.5': administratorCanSignIn };
