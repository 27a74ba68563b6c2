// COGNITO-01: the user pool, the group of the administrators, and one administrator who can sign in.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  type AdminGetUserCommandOutput,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import { ensureUserPool, type PoolSettings } from '../given/ensure-user-pool.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
const settings: PoolSettings = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
  },
  // Without this anybody may sign up, and whoever has signed up gets tokens that the API takes.
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  AutoVerifiedAttributes: ['email'],
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  MfaConfiguration: 'OFF',
  // A course must be easy to remove. A pool of real users has this ACTIVE.
  DeletionProtection: 'INACTIVE',
};

export default async function makeUserPool(course: Course): Promise<void> {
  const poolId = await ensureUserPool(course, settings);
  await ensureGroup(course, poolId);
  await makeAdministrator(course, poolId);
}

/** Brings the administrator of a pool to where he can sign in, and belongs to the group. */
export async function makeAdministrator(course: Course, poolId: string): Promise<void> {
  const user = await ensureAdministrator(course, poolId);
  if (user) await ensureAccount(course, poolId, user);
  await ensureMember(course, poolId);
}

async function ensureGroup({ clients, names, report }: Course, UserPoolId: string): Promise<void> {
  const GroupName = names.adminGroup;
  const found = await ifExists(
    clients.cognito.send(new GetGroupCommand({ UserPoolId, GroupName })),
    'ResourceNotFoundException',
  );
  if (found) return report.same(`group ${GroupName} exists`);
  const Description = 'May add, change and delete films';
  await clients.cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Description }));
  report.did(`made group ${GroupName}`);
}

/**
 * Makes the administrator, or gives the one who has none a password that lasts. Only then is somebody asked for it.
 *
 * @returns the administrator who was there before
 */
async function ensureAdministrator(
  { clients, administrator, report }: Course,
  UserPoolId: string,
): Promise<AdminGetUserCommandOutput | undefined> {
  const Username = administrator.email;
  const found = await ifExists(
    clients.cognito.send(new AdminGetUserCommand({ UserPoolId, Username })),
    'UserNotFoundException',
  );
  if (found?.UserStatus === 'CONFIRMED') {
    report.same(`administrator ${Username} can sign in`);
    return found;
  }
  const Password = await administrator.password();
  // As the temporary password too, so that one that breaks the pool's rules is refused before there is a user.
  if (!found) {
    const made = { MessageAction: 'SUPPRESS', TemporaryPassword: Password } as const;
    const UserAttributes = [{ Name: 'email', Value: Username }, VERIFIED];
    await clients.cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, ...made }));
    report.did(`made administrator ${Username}`);
  }
  // AdminCreateUser leaves a user in FORCE_CHANGE_PASSWORD, who has to choose another password at the first sign-in.
  await clients.cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }),
  );
  report.did(`gave administrator ${Username} a password`);
  return found;
}

/** Forgotten passwords are recovered by mail, and only at an address that counts as the user's own. */
const VERIFIED = { Name: 'email_verified', Value: 'true' };

/** Corrects what else keeps an administrator out. */
async function ensureAccount(
  { clients, administrator, report }: Course,
  UserPoolId: string,
  { Enabled, UserAttributes = [] }: AdminGetUserCommandOutput,
): Promise<void> {
  const user = { UserPoolId, Username: administrator.email };
  if (Enabled === false) {
    await clients.cognito.send(new AdminEnableUserCommand(user));
    report.did(`enabled administrator ${user.Username}`);
  }
  if (UserAttributes.some(({ Name, Value }) => Name === VERIFIED.Name && Value === 'true')) return;
  await clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes: [VERIFIED] }));
  report.did(`marked the e-mail address ${user.Username} as verified`);
}

async function ensureMember(
  { clients, names, administrator, report }: Course,
  UserPoolId: string,
): Promise<void> {
  const user = { UserPoolId, Username: administrator.email };
  const GroupName = names.adminGroup;
  const { Groups } = await clients.cognito.send(new AdminListGroupsForUserCommand(user));
  if (Groups?.some((group) => group.GroupName === GroupName)) {
    return report.same(`${user.Username} is in group ${GroupName}`);
  }
  await clients.cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  report.did(`put ${user.Username} into group ${GroupName}`);
}
