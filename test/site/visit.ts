import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import { keyFingerprint } from '../../commands/open.ts';
import { chromium, pathOf } from '../tools.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const desk = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

/** A page, and everything that went wrong on it so far. */
export interface Visit {
  page: Page;
  /** Console errors and warnings, exceptions, CSP reports and dialogs. */
  problems: string[];
}

/**
 * Chromium that trusts one cloud's key as "npm run open" does, and no other.
 *
 * @param keepPages whether pages stay in memory for the back button, as they do for everybody but test drivers
 */
export async function launchBrowser(cloudUrl: string, { keepPages = false } = {}): Promise<Browser> {
  const authority = await (await fetch(`${cloudUrl}/_cinedb/ca.pem`)).text();
  return driver.launch({
    executablePath: pathOf(chromium),
    ignoreDefaultArgs: keepPages ? ['--disable-back-forward-cache'] : [],
    args: [
      `--ignore-certificate-errors-spki-list=${keyFingerprint(authority)}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a page that watches itself from its first moment. */
export async function visit(browser: Browser, viewport = desk): Promise<Visit> {
  const context = await browser.newContext({ viewport });
  const problems: string[] = [];
  await watch(context, problems);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (isProblem(message.type(), message.text())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, problems };
}

/** The embedded cloud signs posters for its plain address. Chromium remarks on that, and shows them. */
const PLAIN_POSTER = /^Mixed Content: .* insecure element 'http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/posters\//;

function isProblem(type: string, text: string): boolean {
  return type === 'error' || (type === 'warning' && !PLAIN_POSTER.test(text));
}

async function watch(context: BrowserContext, problems: string[]): Promise<void> {
  await context.exposeFunction('reportProblem', (text: string) => problems.push(text));
  await context.addInitScript(() => {
    const here = window as unknown as { reportProblem(text: string): void; layoutShift: number };
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      here.reportProblem(`CSP: ${violatedDirective} ${blockedURI}`),
    );
    here.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) here.layoutShift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How much has jumped since the page was opened, all in all: https://web.dev/articles/cls */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift);
}

/** What axe finds wrong with the page as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Whether an image is shown and was decoded. */
export function isShown(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate(async (image) => {
      const picture = image as HTMLImageElement;
      if (!picture.complete)
        await new Promise((done) => picture.addEventListener('load', done, { once: true }));
      return !picture.hidden && picture.naturalWidth > 0;
    });
}
