// COGNITO-04: the site's sign-in: its scripts and pages, the library that they use, and where the user pool is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cognitoEndpoint, signInPage } from '../../../shared/cognito-address.ts';
import type { Course } from '../../../shared/step.ts';
import { siteFiles } from '../../01-s3/given/site-files.ts';
import { publishConfig } from '../../04-apigateway/given/publish-config.ts';
import { readClientId, readPoolId } from '../given/read-pool.ts';
import { libraryKey, signInLibrary } from '../given/sign-in-library.ts';
import { type SiteContent, uploadChanged } from '../given/upload-changed.ts';

/** Only what this module adds to the site: module 1's files stay as they are. */
const siteFolder = join(import.meta.dirname, 'site');

export default async function letAdministratorsSignIn(course: Course): Promise<void> {
  const userPool = await userPoolSettings(course);
  const changed = await uploadChanged(course, await content());
  // Last: from now on the pages look for the scripts.
  await publishConfig(course, { userPool }, changed);
}

/** What the site's scripts need to know. None of it is a secret: every visitor gets it. */
async function userPoolSettings(course: Course) {
  const id = await readPoolId(course);
  return {
    id,
    clientId: await readClientId(course, id),
    endpoint: cognitoEndpoint(course.config),
    signInPage: signInPage(course.config, course.names.userPoolDomain),
  };
}

async function content(): Promise<SiteContent[]> {
  const files = await siteFiles(siteFolder);
  const read = files.map(async ({ key, path }) => ({ key, body: await readFile(path) }));
  return [{ key: libraryKey, body: await signInLibrary() }, ...(await Promise.all(read))];
}
