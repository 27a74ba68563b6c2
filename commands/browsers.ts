import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from '../shared/config.ts';

const ON_UNIX = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'brave-browser',
  'microsoft-edge',
];
const ON_MAC = ['Google Chrome', 'Chromium', 'Brave Browser', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const ON_WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/**
 * A browser of the Chromium family on this machine, if there is one: only they can be told to trust one key.
 *
 * @param env `CHROMIUM_PATH` names one that is elsewhere
 */
export function findBrowser(env: Environment): string | undefined {
  return [env.CHROMIUM_PATH, ...candidates(env)].find((path) => path && existsSync(path));
}

function candidates(env: Environment): string[] {
  const folders = (env.PATH ?? '').split(delimiter);
  const onPath = ON_UNIX.flatMap((name) => folders.map((folder) => join(folder, name)));
  const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder);
  return [
    ...onPath,
    ...ON_MAC,
    ...programs.flatMap((folder) => ON_WINDOWS.map((parts) => join(folder ?? '', ...parts))),
  ];
}
