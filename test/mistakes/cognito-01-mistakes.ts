import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  CreateUserPoolCommand,
  DeleteGroupCommand,
  DeleteUserPoolCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readPoolId, userPoolArn } from '../../modules/05-cognito/given/read-pool.ts';
import { removePools } from '../../modules/05-cognito/given/remove-pools.ts';
import type { Course } from '../../shared/step.ts';
import { administratorPlace, changePool, makeAdministratorAnew } from './cognito-breakages.ts';
import { openPoolOfNames } from './cognito-other-pool.ts';
import type { Mistake } from './mistake.ts';

const policy = {
  MinimumLength: 12,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

let second: string | undefined;

async function addPool({ clients, names }: Course): Promise<void> {
  const made = await clients.cognito.send(
    new CreateUserPoolCommand({ PoolName: names.userPoolName, UserPoolTags: names.tags }),
  );
  second = made.UserPool?.Id;
}

export const poolMistakes: Mistake[] = [
  {
    name: 'there is no user pool',
    break: removePools,
    fails: 'COGNITO-01.1',
    because: 'us-east-1 has no user pool of this name in account 000000000000',
  },
  {
    name: 'two runs made two pools',
    break: addPool,
    fails: 'COGNITO-01.1',
    because: 'names of pools need not be unique, and nobody can tell which one the API trusts',
    mend: ({ clients }) => clients.cognito.send(new DeleteUserPoolCommand({ UserPoolId: second })),
  },
  {
    name: 'the pool has no tags',
    break: async (course) => {
      const ResourceArn = userPoolArn(course, await readPoolId(course));
      const TagKeys = ['course', 'student'];
      return course.clients.cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys }));
    },
    fails: 'COGNITO-01.1',
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'passwords of eight characters will do',
    break: (course) => changePool(course, { Policies: { PasswordPolicy: { ...policy, MinimumLength: 8 } } }),
    fails: 'COGNITO-01.2',
    because:
      'the password policy is MinimumLength 8, RequireUppercase, RequireLowercase, RequireNumbers, RequireSymbols',
  },
  {
    name: 'passwords need no symbols',
    break: (course) =>
      changePool(course, { Policies: { PasswordPolicy: { ...policy, RequireSymbols: false } } }),
    fails: 'COGNITO-01.2',
    because: 'the password policy is MinimumLength 12, RequireUppercase, RequireLowercase, RequireNumbers',
  },
  {
    name: 'anybody may sign up',
    break: (course) => changePool(course, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }),
    fails: 'COGNITO-01.3',
    because:
      'AllowAdminCreateUserOnly is not set, so anybody may sign up, and whoever does gets tokens that the API takes',
  },
  {
    name: 'users have names and no addresses',
    break: (course) => openPoolOfNames(course, {}),
    fails: 'COGNITO-01.4',
    because: 'users of this pool sign in with a name of their own alone',
    mend: removePools,
  },
  {
    name: 'passwords are recovered by telephone',
    break: (course) =>
      changePool(course, {
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_phone_number', Priority: 1 }] },
      }),
    fails: 'COGNITO-01.4',
    because: 'recovery goes by verified_phone_number',
  },
  {
    name: 'nothing is said about recovery',
    break: (course) => changePool(course, { AccountRecoverySetting: undefined }),
    fails: 'COGNITO-01.4',
    because: 'the pool says nothing about recovery, and Cognito then tries a telephone number first',
  },
];

export const administratorMistakes: Mistake[] = [
  {
    name: 'the administrator has the temporary password still (21)',
    break: makeAdministratorAnew,
    fails: 'COGNITO-01.5',
    because:
      'the password is the temporary one of AdminCreateUser, which is good for choosing another and nothing else',
  },
  {
    name: 'the administrator is disabled',
    break: async (course) =>
      course.clients.cognito.send(new AdminDisableUserCommand(await administratorPlace(course))),
    fails: 'COGNITO-01.5',
    because: 'a user who is disabled is refused, whatever the password',
  },
  {
    name: 'the address of the administrator is not verified',
    break: async (course) => {
      const UserAttributes = [{ Name: 'email_verified', Value: 'false' }];
      const place = await administratorPlace(course);
      await course.clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...place, UserAttributes }));
    },
    fails: 'COGNITO-01.5',
    because: 'Cognito sends the code that recovers a password to verified addresses alone',
  },
  {
    name: 'there is no group',
    break: async (course) => {
      const UserPoolId = await readPoolId(course);
      const GroupName = course.names.adminGroup;
      await course.clients.cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName }));
    },
    fails: 'COGNITO-01.5',
    because: 'the pool has no group administrators',
  },
  {
    name: 'the administrator is not in the group',
    break: async (course) => {
      const GroupName = course.names.adminGroup;
      const place = await administratorPlace(course);
      await course.clients.cognito.send(new AdminRemoveUserFromGroupCommand({ ...place, GroupName }));
    },
    fails: 'COGNITO-01.5',
    because: 'ana@example.com is in the pool, and not in the group',
  },
  {
    name: 'there is no administrator',
    break: async (course) =>
      course.clients.cognito.send(new AdminDeleteUserCommand(await administratorPlace(course))),
    fails: 'COGNITO-01.5',
    because: 'the pool has no user ana@example.com',
  },
];
