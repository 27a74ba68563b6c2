import type { Course } from '../../shared/step.ts';
import { editSite, putSiteFile, removeSiteFile, siteFile } from './cognito-site.ts';
import type { Mistake } from './mistake.ts';
import { untilEdgeKeeps } from './stale-edge.ts';

const CONFIG = 'config.json';

let before = '';

/** Changes config.json and keeps what was there. */
async function changeConfig(
  course: Course,
  change: (config: { apiUrl: string; userPool: Record<string, string> }) => object,
): Promise<void> {
  before = await siteFile(course, CONFIG);
  await putSiteFile(course, CONFIG, JSON.stringify(change(JSON.parse(before))));
}

function restoreConfig(course: Course): Promise<void> {
  return putSiteFile(course, CONFIG, before);
}

export const configMistakes: Mistake[] = [
  {
    name: 'config.json names no user pool',
    break: (course) => changeConfig(course, ({ apiUrl }) => ({ apiUrl })),
    fails: 'COGNITO-04.1',
    because: 'without userPool in config.json the pages believe that everybody may do everything',
    mend: restoreConfig,
  },
  {
    name: 'config.json names a client that is gone',
    break: (course) =>
      changeConfig(course, ({ userPool, ...others }) => ({
        ...others,
        userPool: { ...userPool, clientId: '1234567890abcdefghijklmnop' },
      })),
    fails: 'COGNITO-04.1',
    because: 'userPool.clientId of config.json is not that of the pool and the client that are there now',
    mend: restoreConfig,
  },
  {
    name: 'config.json was written anew',
    break: (course) => changeConfig(course, ({ userPool }) => ({ userPool })),
    fails: 'COGNITO-04.1',
    because: 'config.json was written anew, and what module 4 had put there is gone',
    mend: restoreConfig,
  },
  {
    name: 'the sign-in page was not uploaded',
    break: (course) => removeSiteFile(course, 'login.html'),
    fails: 'COGNITO-04.7',
    because: 'who has to sign in is sent to a page that is not there',
  },
  {
    name: 'the admin page does not ask who is there',
    break: async (course) => {
      before = await siteFile(course, 'admin.html');
      await editSite(course, 'admin.html', ['src="/js/admin.js"', 'src="/js/old-admin.js"']);
      await putSiteFile(
        course,
        'js/old-admin.js',
        "import { loadConfig } from './config.js';\nloadConfig();\n",
      );
    },
    fails: 'COGNITO-04.7',
    because: 'admin.html does not ask who is there',
    mend: async (course) => {
      await putSiteFile(course, 'admin.html', before);
      await removeSiteFile(course, 'js/old-admin.js');
    },
  },
];

/** The one that must not be waited out: the edge is to keep the old file. */
export const edgeMistakes: Mistake[] = [
  {
    name: 'CloudFront has an older config.json with no pool',
    break: async (course) => {
      before = await siteFile(course, CONFIG);
      const { apiUrl } = JSON.parse(before);
      await putSiteFile(course, CONFIG, JSON.stringify({ apiUrl }), 'max-age=86400');
      await untilEdgeKeeps(course, (text) => !text.includes('userPool'));
      await putSiteFile(course, CONFIG, before);
    },
    fails: 'COGNITO-04.1',
    because: 'the bucket has the right settings, and CloudFront hands out an older config.json',
  },
];
