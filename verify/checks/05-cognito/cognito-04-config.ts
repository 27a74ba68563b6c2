import { cognitoEndpoint } from '../../../shared/cognito-address.ts';
import { type Check, type FailureText, fail, type Grader, pass, proven } from '../../check.ts';
import { reachableFrom } from '../01-s3/references.ts';
import { readSite } from '../01-s3/site-files.ts';
import { apiUrlIn, servedConfig, storedConfig } from '../04-apigateway/site-config.ts';
import { hostedPage } from './hosted.ts';
import { readClient, readPool, steps } from './pool.ts';

const step = steps.signIn;
const learn = '#cognito-04-implement-authentication-flow-in-frontend';

const namesThePool: Check = async (grader) => {
  const right = await rightSettings(grader);
  const stored = await storedConfig(grader);
  const wrong = firstDifference(stored, right);
  if (wrong) return fail(wrong);
  const stale = firstDifference(await servedConfig(grader), right);
  if (!stale) return pass();
  return fail({
    ...stale,
    why: proven('the bucket has the right settings, and CloudFront hands out an older config.json'),
    fix: `CreateInvalidationCommand for /config.json; publishConfig does so, in ${step}`,
  });
};

/** What the site's scripts have to know; the hosted page only where the pool has one. */
async function rightSettings(grader: Grader): Promise<Record<string, string>> {
  const pool = await readPool(grader);
  const page = hostedPage(grader, pool);
  return {
    id: pool.Id,
    clientId: (await readClient(grader)).ClientId,
    endpoint: cognitoEndpoint(grader.config),
    ...(page === undefined ? {} : { signInPage: page }),
  };
}

function firstDifference(config: unknown, right: Record<string, string>): FailureText | undefined {
  const { userPool } = { ...(config as { userPool?: Record<string, unknown> }) };
  const fix = `publishConfig(course, { userPool }, changed), in ${step}`;
  if (!userPool) {
    const why = proven('without userPool in config.json the pages believe that everybody may do everything');
    return { expected: `userPool with ${Object.keys(right).join(', ')}`, got: 'no userPool', why, fix };
  }
  for (const [name, value] of Object.entries(right)) {
    const found = userPool[name];
    if (String(found).replace(/\/$/, '') === value.replace(/\/$/, '')) continue;
    const why = proven(
      `userPool.${name} of config.json is not that of the pool and the client that are there now`,
    );
    return { expected: `userPool.${name}: ${value}`, got: String(found), why, fix };
  }
  if (apiUrlIn(config) !== undefined) return undefined;
  const why = proven('config.json was written anew, and what module 4 had put there is gone');
  return { expected: 'apiUrl beside userPool', got: 'no apiUrl', why, fix: `read, merge, write: ${fix}` };
}

const adminPages = ['admin.html', 'add_movie.html', 'edit_movie.html'];
const signInPages = ['login.html', 'signed-in.html'];

const pagesAsk: Check = async (grader) => {
  const site = await readSite(grader);
  const missing = signInPages.find((key) => !site.has(key));
  if (missing) {
    return fail({
      expected: `${signInPages.join(' and ')} in the site's bucket`,
      got: `no ${missing}`,
      why: proven('who has to sign in is sent to a page that is not there'),
      fix: `upload what is in site/ of this module with uploadChanged, in ${step}`,
      learn,
    });
  }
  for (const page of [...adminPages, ...signInPages]) {
    if (reachableFrom(page, site).includes('js/session.js')) continue;
    return fail({
      expected: `${page} loads js/session.js, which knows who is signed in`,
      got: 'none of its scripts does',
      why: proven(`${page} does not ask who is there`),
      fix: 'keep js/access.js of module 1 in it:  npm run provision -- --module 1 --only S3-01',
      learn,
    });
  }
  return pass();
};

export const configChecks: Record<string, Check> = {
  'COGNITO-04.1': namesThePool,
  'COGNITO-04.7': pagesAsk,
};
