import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { provision } from '../commands/provision.ts';
import { type CourseRun, startCourseRun } from './run-course.ts';
import { launchBrowser, violations } from './site/visit.ts';
import { chromium, suiteWith } from './tools.ts';

const PAGES = ['', 'movie.html', 'admin.html', 'add_movie.html', 'edit_movie.html', 'no-such-page.html'];

suiteWith([chromium], 'the site in a browser', () => {
  let course: CourseRun;
  let browser: Browser;
  let site: string;

  beforeAll(async () => {
    course = await startCourseRun();
    const { out } = await course.run(provision, '--module', '1', '--solution');
    site = /https:\/\/\S+\//.exec(out)?.[0] ?? '';
    browser = await launchBrowser(course.url);
  });
  afterAll(async () => {
    await browser?.close();
    await course?.close();
  });

  it('shows the catalogue page at the distribution’s address', async () => {
    const { page, problems } = await openPage('');
    expect(await page.title()).toContain('CineDB');
    expect(await page.locator('h1').textContent()).not.toBe('');
    expect(problems).toEqual([]);
  });

  it('sends a visitor who comes without TLS to the secure address', async () => {
    const { page } = await openPage('', site.replace('https:', 'http:'));
    expect(page.url()).toBe(site);
  });

  it.each(PAGES)('has no accessibility violation on /%s, on a desk or a phone', async (path) => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      const { page } = await openPage(path, site, viewport);
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });

  it('can be used with the keyboard alone: the first stop skips to the content', async () => {
    const { page } = await openPage('');
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(target).toMatch(/^#/);
    await page.keyboard.press('Enter');
    expect(page.url()).toContain(String(target));
  });

  it('refuses a script that the page does not come with', async () => {
    const { page } = await openPage('');
    const ran = page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      return 'injected' in window;
    });
    expect(await ran).toBe(false);
  });

  async function openPage(path: string, base = site, viewport = { width: 1280, height: 800 }) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(base + path, { waitUntil: 'networkidle' });
    return { page, problems };
  }
});
