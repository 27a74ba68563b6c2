import type { Call } from '../../call.ts';
import type { UserPoolRecord, UserRecord } from './state.ts';

const MESSAGE = 'Your username is {username} and temporary password is {####}.';

/**
 * The message to a user whom an administrator has made. Nobody gets mail here: the cloud's log shows it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 *
 * @param password the temporary one, which is known at this moment alone
 */
export function invite(call: Call, pool: UserPoolRecord, user: UserRecord, password: string): void {
  const { email } = user.attributes;
  if (!email) return;
  const { EmailMessage = MESSAGE } = pool.adminCreateUser.InviteMessageTemplate ?? {};
  const name = pool.usernameAttributes.length > 0 ? email : user.username;
  const text = EmailMessage.replaceAll('{username}', () => name).replaceAll('{####}', () => password);
  call.mail.push(`mail to ${email}: ${text}`);
}
