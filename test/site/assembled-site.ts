import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { libraryKey, signInLibrary } from '../../modules/05-cognito/given/sign-in-library.ts';
import { courseRoot } from '../../shared/root.ts';

/** The functions of the site's session.js. */
export interface SessionModule {
  signIn(email: string, password: string): Promise<{ newPasswordRequired: boolean }>;
  completeNewPassword(password: string): Promise<void>;
  idToken(): Promise<string | undefined>;
  signedIn(): Promise<boolean>;
  signOut(): Promise<string>;
  startHostedSignIn(returnTo: string): Promise<void>;
  finishHostedSignIn(search: string): Promise<string>;
}

/** Which of the two trees of each module. */
export type Tree = 'solution' | 'starter';

/** The site as the bucket has it after module 5: the files of modules 1 and 5 together, and the library. */
export interface AssembledSite {
  folder: string;
  /** One of its scripts, loaded by Node. */
  load<Exports>(script: string): Promise<Exports>;
  remove(): Promise<void>;
}

/** Puts the site together in a folder of its own, so that none of its scripts remembers anything. */
export async function assembleSite(tree: Tree = 'solution'): Promise<AssembledSite> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  for (const module of ['01-s3', '05-cognito']) {
    await cp(join(courseRoot, 'modules', module, tree, 'site'), folder, { recursive: true });
  }
  await writeFile(join(folder, libraryKey), await signInLibrary());
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    folder,
    load: (script) => import(pathToFileURL(join(folder, 'js', script)).href),
    remove: () => rm(folder, { recursive: true }),
  };
}
