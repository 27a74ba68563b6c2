import * as appClients from './app-clients.ts';
import * as auth from './auth.ts';
import * as createUser from './create-user.ts';
import * as customAttributes from './custom-attributes.ts';
import * as domains from './domains.ts';
import * as forgottenPassword from './forgotten-password.ts';
import * as groups from './groups.ts';
import * as identityProviders from './identity-providers.ts';
import * as listUsers from './list-users.ts';
import * as memberships from './memberships.ts';
import * as mfa from './mfa.ts';
import * as ownUser from './own-user.ts';
import * as resourceServers from './resource-servers.ts';
import * as signOut from './sign-out.ts';
import * as signUp from './sign-up.ts';
import * as tags from './tags.ts';
import * as userChanges from './user-changes.ts';
import * as userPools from './user-pools.ts';

export const handlers = {
  ...userPools.handlers,
  ...customAttributes.handlers,
  ...mfa.handlers,
  ...tags.handlers,
  ...appClients.handlers,
  ...resourceServers.handlers,
  ...domains.handlers,
  ...identityProviders.handlers,
  ...groups.handlers,
  ...memberships.handlers,
  ...createUser.handlers,
  ...userChanges.handlers,
  ...listUsers.handlers,
  ...auth.handlers,
  ...forgottenPassword.handlers,
  ...ownUser.handlers,
  ...signOut.handlers,
  ...signUp.handlers,
};

export const modelled = {
  ...userPools.modelled,
  ...customAttributes.modelled,
  ...mfa.modelled,
  ...tags.modelled,
  ...appClients.modelled,
  ...resourceServers.modelled,
  ...domains.modelled,
  ...identityProviders.modelled,
  ...groups.modelled,
  ...memberships.modelled,
  ...createUser.modelled,
  ...userChanges.modelled,
  ...listUsers.modelled,
  ...auth.modelled,
  ...forgottenPassword.modelled,
  ...ownUser.modelled,
  ...signOut.modelled,
  ...signUp.modelled,
};
