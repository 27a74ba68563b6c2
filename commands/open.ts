import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CourseError } from '../shared/errors.ts';
import { request } from '../shared/http.ts';
import type { DeploymentEnvironment } from '../shared/names.ts';
import { readOutputs } from '../shared/stack-outputs.ts';
import type { Course } from '../shared/step.ts';
import { locateByName } from '../verify/locate.ts';
import { findBrowser } from './browsers.ts';
import { type Command, main } from './command.ts';
import { environmentFlag, environmentOf } from './environment.ts';
import { trustAdvice } from './trust-advice.ts';

export const open: Command = {
  name: 'open',
  summary: 'Opens the deployed site in your browser.',
  changes: false,
  flags: {
    env: { ...environmentFlag, help: 'the site of a stack of module 6' },
    print: { help: 'print the address and how to trust its certificate, and open nothing' },
  },
  async run({ open: openCourse, out, err, code, flags, env }) {
    const named = flags.text('env');
    const environment = named === undefined ? undefined : environmentOf(named);
    const course = await openCourse();
    const url = await siteAddress(course, environment);
    code(url);
    const { endpoint } = course.config;
    // A real distribution has a certificate that every browser trusts.
    const authority = endpoint ? await authorityOf(endpoint) : undefined;
    const browser = flags.on('print') ? undefined : findBrowser(env);
    const problem = browser === undefined ? undefined : await openBrowser(browser, url, authority);
    if (problem) err(`The browser did not start: ${problem.message}`);
    if ((problem || !browser) && endpoint)
      for (const line of trustAdvice(process.platform, `${endpoint}/_cinedb/ca.pem`)) out(line);
    return problem ? 1 : 0;
  },
};

/** Where the site is that the scripts have made, or the stack of an environment. */
async function siteAddress(course: Course, environment: DeploymentEnvironment | undefined): Promise<string> {
  if (environment !== undefined) {
    const stackName = course.names.stacks[environment];
    return `${(await readOutputs(course, stackName)).SiteAddress}/`;
  }
  const distribution = await locateByName(course).distribution();
  if (distribution?.DomainName) return `https://${distribution.DomainName}/`;
  throw new CourseError(
    'source',
    `There is no distribution with the comment ${course.names.distributionComment}.`,
    'Make it first: npm run provision -- --module 1. For a stack: --env dev',
  );
}

async function authorityOf(endpoint: string): Promise<string> {
  return (await request(`${endpoint}/_cinedb/ca.pem`)).text();
}

/**
 * Starts the browser on its own. For a local site it gets a passing profile that trusts this cloud's key and no other:
 * nothing is installed on the system, and the user's own profile is left alone.
 */
function openBrowser(path: string, url: string, authority: string | undefined): Promise<Error | undefined> {
  const flags = authority
    ? [
        `--user-data-dir=${mkdtempSync(join(tmpdir(), 'cinedb-browser-'))}`,
        `--ignore-certificate-errors-spki-list=${keyFingerprint(authority)}`,
        '--no-first-run',
        '--no-default-browser-check',
      ]
    : [];
  return startBrowser(path, [...flags, url]);
}

/** Starts a program that outlives this one, and answers why it did not start, if it did not. */
export function startBrowser(path: string, argv: string[]): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const browser = spawn(path, argv, { detached: true, stdio: 'ignore' });
    browser.once('error', resolve);
    browser.once('spawn', () => {
      browser.unref();
      resolve(undefined);
    });
  });
}

/** The SHA-256 of a certificate's public key, in base64, as Chromium names a key. */
export function keyFingerprint(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

await main(open, import.meta.url);
