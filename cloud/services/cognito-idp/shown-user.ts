import type { AttributeType, UserType } from '@aws-sdk/client-cognito-identity-provider';
import type { UserRecord } from './state.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
export function shownUser(user: UserRecord): UserType {
  return { Username: user.username, Attributes: attributeList(user), ...stateOf(user) };
}

/** What ListUsers and AdminGetUser both show. */
export function stateOf({ createdAt, lastModifiedAt, enabled, status }: UserRecord) {
  return {
    UserCreateDate: new Date(createdAt),
    UserLastModifiedDate: new Date(lastModifiedAt),
    Enabled: enabled,
    UserStatus: status,
  };
}

export function attributeList({ attributes }: UserRecord): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}
