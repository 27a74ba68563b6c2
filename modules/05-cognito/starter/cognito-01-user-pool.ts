// COGNITO-01: the user pool, the group of the administrators, and one administrator who can sign in.
//
// Given to you in ../given/: ensure-user-pool.ts makes the pool, or corrects the one that is there. Read how it does the
// second: UpdateUserPool sets whatever it is not sent back to its default.
import type { Course } from '../../../shared/step.ts';

export default async function makeUserPool(course: Course): Promise<void> {
  const { administrator, names, report } = course;
  // TODO 1: make the pool with ensureUserPool(course, settings); what it returns is the pool's id. The settings are
  //   Policies (a PasswordPolicy: 12 characters or more, with upper and lower case, a number and a symbol),
  //   AdminCreateUserConfig (nobody signs up by himself), AutoVerifiedAttributes and AccountRecoverySetting (by the
  //   verified e-mail address), MfaConfiguration OFF and DeletionProtection INACTIVE.
  //   https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
  report.note(`TODO 1: the user pool ${names.userPoolName}`);

  // TODO 2: the group names.adminGroup: GetGroupCommand says ResourceNotFoundException when there is none (ifExists in
  //   shared/aws-errors.ts), then CreateGroupCommand.
  report.note(`TODO 2: the group ${names.adminGroup}`);

  // TODO 3: the administrator. AdminGetUserCommand says UserNotFoundException when there is none; the Username is
  //   administrator.email. One whose UserStatus is CONFIRMED stays as it is. Otherwise take
  //   `await administrator.password()`, which asks the person at the terminal; AdminCreateUserCommand if there is no
  //   user (MessageAction SUPPRESS: no mail is sent; attributes email and email_verified); and then
  //   AdminSetUserPasswordCommand with Permanent: true. What becomes of a user without that last step?
  //   https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
  report.note(`TODO 3: the administrator ${administrator.email}`);

  // TODO 4: put the administrator into the group: AdminListGroupsForUserCommand, AdminAddUserToGroupCommand.
  report.note('TODO 4: the administrator in the group');
}
