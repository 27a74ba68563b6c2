import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { AccessRules } from '../service.ts';
import type { handlers } from './handlers.ts';
import { poolIdOfArn } from './ids.ts';
import { onPool, poolAccess, requestTags } from './pool-access.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateUserPool: ({ UserPoolTags }) => [
    { action: 'cognito-idp:CreateUserPool', resource: '*', context: requestTags(UserPoolTags) },
  ],
  DescribeUserPool: onPool('DescribeUserPool'),
  UpdateUserPool: ({ UserPoolId, UserPoolTags }, call) => [
    poolAccess('UpdateUserPool', UserPoolId, call, UserPoolTags),
  ],
  DeleteUserPool: onPool('DeleteUserPool'),
  ListUserPools: () => [{ action: 'cognito-idp:ListUserPools', resource: '*' }],
  AddCustomAttributes: onPool('AddCustomAttributes'),
  GetUserPoolMfaConfig: onPool('GetUserPoolMfaConfig'),
  SetUserPoolMfaConfig: onPool('SetUserPoolMfaConfig'),
  TagResource: ({ ResourceArn, Tags }, call) => [
    poolAccess('TagResource', poolIdOfArn(ResourceArn), call, Tags),
  ],
  UntagResource: ({ ResourceArn, TagKeys }, call) => {
    const access = poolAccess('UntagResource', poolIdOfArn(ResourceArn), call);
    return [{ ...access, context: { ...access.context, 'aws:TagKeys': TagKeys } }];
  },
  ListTagsForResource: ({ ResourceArn }, call) => [
    poolAccess('ListTagsForResource', poolIdOfArn(ResourceArn), call),
  ],

  CreateUserPoolClient: onPool('CreateUserPoolClient'),
  DescribeUserPoolClient: onPool('DescribeUserPoolClient'),
  UpdateUserPoolClient: onPool('UpdateUserPoolClient'),
  DeleteUserPoolClient: onPool('DeleteUserPoolClient'),
  ListUserPoolClients: onPool('ListUserPoolClients'),
  CreateResourceServer: onPool('CreateResourceServer'),
  DescribeResourceServer: onPool('DescribeResourceServer'),
  UpdateResourceServer: onPool('UpdateResourceServer'),
  DeleteResourceServer: onPool('DeleteResourceServer'),
  ListResourceServers: onPool('ListResourceServers'),
  CreateUserPoolDomain: onPool('CreateUserPoolDomain'),
  DescribeUserPoolDomain: () => [{ action: 'cognito-idp:DescribeUserPoolDomain', resource: '*' }],
  UpdateUserPoolDomain: onPool('UpdateUserPoolDomain'),
  DeleteUserPoolDomain: onPool('DeleteUserPoolDomain'),
  ListIdentityProviders: onPool('ListIdentityProviders'),

  CreateGroup: onPool('CreateGroup'),
  GetGroup: onPool('GetGroup'),
  UpdateGroup: onPool('UpdateGroup'),
  DeleteGroup: onPool('DeleteGroup'),
  ListGroups: onPool('ListGroups'),
  AdminAddUserToGroup: onPool('AdminAddUserToGroup'),
  AdminRemoveUserFromGroup: onPool('AdminRemoveUserFromGroup'),
  AdminListGroupsForUser: onPool('AdminListGroupsForUser'),
  ListUsersInGroup: onPool('ListUsersInGroup'),
  AdminCreateUser: onPool('AdminCreateUser'),
  AdminGetUser: onPool('AdminGetUser'),
  AdminDeleteUser: onPool('AdminDeleteUser'),
  AdminSetUserPassword: onPool('AdminSetUserPassword'),
  AdminUpdateUserAttributes: onPool('AdminUpdateUserAttributes'),
  AdminDeleteUserAttributes: onPool('AdminDeleteUserAttributes'),
  AdminEnableUser: onPool('AdminEnableUser'),
  AdminDisableUser: onPool('AdminDisableUser'),
  ListUsers: onPool('ListUsers'),

  AdminInitiateAuth: onPool('AdminInitiateAuth'),
  AdminRespondToAuthChallenge: onPool('AdminRespondToAuthChallenge'),
  AdminUserGlobalSignOut: onPool('AdminUserGlobalSignOut'),
  AdminResetUserPassword: onPool('AdminResetUserPassword'),
  AdminConfirmSignUp: onPool('AdminConfirmSignUp'),
  // No policy has a say in what users do: a password, a code or a token is what they need.
  InitiateAuth: () => [],
  RespondToAuthChallenge: () => [],
  GetTokensFromRefreshToken: () => [],
  RevokeToken: () => [],
  GlobalSignOut: () => [],
  GetUser: () => [],
  UpdateUserAttributes: () => [],
  DeleteUserAttributes: () => [],
  GetUserAttributeVerificationCode: () => [],
  VerifyUserAttribute: () => [],
  ChangePassword: () => [],
  DeleteUser: () => [],
  ForgotPassword: () => [],
  ConfirmForgotPassword: () => [],
  SignUp: () => [],
  ConfirmSignUp: () => [],
  ResendConfirmationCode: () => [],
};
