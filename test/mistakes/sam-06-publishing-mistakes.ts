import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';
import { putSiteFile } from './cognito-site.ts';
import { settle } from './deployed-course.ts';
import type { SamMistake } from './sam-mistake.ts';
import { publishAgain } from './sam-stack.ts';

/** What comes after the stack: the pages, config.json and the administrator. */
export const publishingMistakes: SamMistake[] = [
  {
    name: 'config.json names the API of the scripts',
    break: ({ inStack: { clients, names } }) =>
      clients.s3.send(
        new PutObjectCommand({
          Bucket: names.siteBucket,
          Key: 'config.json',
          Body: JSON.stringify({ apiUrl: 'https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod' }),
          ContentType: 'application/json',
          CacheControl: 'no-cache',
        }),
      ),
    fails: 'SAM-06.4',
    because: 'it is the address of an API that is gone, or of another region',
    mend: publishAgain,
  },
  {
    name: 'the administrator has the password of the invitation still (21)',
    break: async ({ inStack }) =>
      inStack.clients.cognito.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: await readPoolId(inStack),
          Username: inStack.administrator.email,
          Password: 'Correct-horse-7',
          Permanent: false,
        }),
      ),
    fails: 'SAM-06.4',
    because:
      'the password is the temporary one of AdminCreateUser, which is good for choosing another and nothing else',
    mend: publishAgain,
  },
  {
    name: 'the administrator is in no group',
    break: async ({ inStack }) =>
      inStack.clients.cognito.send(
        new AdminRemoveUserFromGroupCommand({
          UserPoolId: await readPoolId(inStack),
          Username: inStack.administrator.email,
          GroupName: 'administrators',
        }),
      ),
    fails: 'SAM-06.4',
    because: 'ana@example.com is in the pool, and not in the group',
    mend: publishAgain,
  },
  {
    name: 'the site has the session.js of the starter',
    break: ({ inStack }) => putOldSession(inStack),
    fails: 'SAM-06.5',
    because: "signIn is still the starter's",
    mend: publishAgain,
  },
];

/** With the header that the site's scripts have, so that the cache is not the mistake. */
async function putOldSession(course: Course): Promise<void> {
  const file = join(courseRoot, 'modules', '05-cognito', 'starter', 'site', 'js', 'session.js');
  await putSiteFile(course, 'js/session.js', await readFile(file, 'utf8'), 'public, max-age=300');
  await settle(course);
}
