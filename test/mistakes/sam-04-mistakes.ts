import { believeTokensInStack, stopBelievingInStack } from './cognito-believed-tokens.ts';
import { inside, replace } from './sam-edits.ts';
import type { SamMistake } from './sam-mistake.ts';
import { publishAgain } from './sam-stack.ts';

export const peopleMistakes: SamMistake[] = [
  {
    name: 'anybody may sign up',
    template: [replace('      AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}\n', '')],
    fails: 'SAM-04.1',
    because:
      'AllowAdminCreateUserOnly is not set, so anybody may sign up, and whoever does gets tokens that the API takes',
  },
  {
    name: 'eight characters are a password',
    template: [replace('MinimumLength: 12', 'MinimumLength: 8')],
    fails: 'SAM-04.1',
    because:
      'the password policy is MinimumLength 8, RequireUppercase, RequireLowercase, RequireNumbers, RequireSymbols',
  },
  {
    name: 'the app client has a secret (19)',
    template: [inside('SiteClient', '    Properties:\n', '    Properties:\n      GenerateSecret: true\n')],
    fails: 'SAM-04.2',
    because:
      'the browser library sends no SECRET_HASH, and a secret that it could use would be in the page for all to read',
    mend: publishAgain,
  },
  {
    name: 'the app client does not allow SRP (21)',
    template: [replace('[ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]', '[ALLOW_REFRESH_TOKEN_AUTH]')],
    fails: 'SAM-04.2',
    because: 'ExplicitAuthFlows is ALLOW_REFRESH_TOKEN_AUTH, without ALLOW_USER_SRP_AUTH',
    whole: true,
  },
  {
    name: 'the hosted page sends users to another page',
    template: [replace('/signed-in.html', '/login.html')],
    fails: 'SAM-04.3',
    because:
      'CallbackURLs is https://SITE/login.html, and the site sends https://SITE/signed-in.html: they are compared letter by letter',
  },
  {
    name: 'the client does not ask for the scope of the API',
    template: [replace(`, !Sub '\${ApiScopes}/movies.write'`, '')],
    fails: 'SAM-04.3',
    because: 'AllowedOAuthScopes is openid, email, profile',
  },
  {
    name: 'a function reads the token and believes it',
    api: [inside('/movies/{id}', '    delete:\n      security: [{ admins: [] }]\n', '    delete:\n')],
    break: believeTokensInStack,
    mend: stopBelievingInStack,
    fails: 'SAM-04.4',
    because: 'DELETE /movies/{id} has authorizationType NONE: whoever knows the address may call it',
  },
];
