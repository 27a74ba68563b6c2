import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import { desk, launchBrowser, overflow, phone, violations, visit } from '../../test/site/visit.ts';
import { chromium, suiteWith } from '../../test/tools.ts';
import { classPage, studentPage } from './class-page.ts';
import { fakeResults } from './testing/fake-results.ts';

const results = fakeResults();
const pages: [string, string][] = [
  ['of the class', classPage(results)],
  ...results.rows.map((row): [string, string] => [`of ${row.student.id}`, studentPage(row, results)]),
];

// https://www.w3.org/TR/WCAG22/
suiteWith([chromium], 'the page', () => {
  let cloud: RunningCloud;
  let browser: Browser;
  beforeAll(async () => {
    cloud = await startCloud();
    browser = await launchBrowser(cloud.url);
  });
  afterAll(async () => {
    await browser?.close();
    await cloud?.close();
  });

  it.each(pages)('%s has no violation of accessibility rules, and runs nothing', async (_name, html) => {
    const { page, problems } = await visit(browser, desk);
    // The page's own policy would keep the examiner out.
    await page.setContent(html.replace(/<meta http-equiv[^>]*>/, ''));
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.setViewportSize(phone);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});
