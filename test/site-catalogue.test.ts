import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeployedSite, deploySite } from './site/deploy-site.ts';
import { film, hardFilms, hardTitles, putFilms } from './site/films.ts';
import { desk, launchBrowser, layoutShift, overflow, phone, violations, visit } from './site/visit.ts';
import { chromium, suiteWith } from './tools.ts';

const FILMS = 500;
const widest = hardFilms.at(-1)?.id;
const pages = [
  '',
  `movie.html?id=${widest}`,
  'admin.html',
  'add_movie.html',
  `edit_movie.html?id=${widest}`,
  'no-such-page.html',
];

suiteWith([chromium], `the site with ${FILMS} films`, () => {
  let deployed: DeployedSite;
  let browser: Browser;

  beforeAll(async () => {
    deployed = await deploySite();
    const others = Array.from({ length: FILMS - hardFilms.length }, (_, number) => film(100 + number));
    await putFilms(deployed.course, [...hardFilms, ...others]);
    browser = await launchBrowser(deployed.cloudUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await deployed?.close();
  });

  it.each([
    ['the catalogue', '', '.card:not(.skeleton)'],
    ['the admin list', 'admin.html', 'li'],
  ])(
    'shows each film once in %s, in pages, and every title as the text that it is',
    async (_, path, item) => {
      const { page, problems } = await visit(browser);
      await page.goto(deployed.site + path);
      await showAll(page, `#movies ${item}`);
      const titles = await page.locator('#movies h2').allTextContents();
      expect(new Set(titles).size).toBe(FILMS);
      expect(titles).toEqual(expect.arrayContaining(hardTitles));
      expect(await page.locator('#movies :is(script, svg, b, h2 img, .synopsis img)').count()).toBe(0);
      expect(await layoutShift(page)).toBeLessThan(0.1);
      expect(problems).toEqual([]);
    },
  );

  it('shows markup as text on the page of a film too', async () => {
    const { page, problems } = await visit(browser);
    for (const { id, title, synopsis } of hardFilms.slice(0, 3)) {
      await page.goto(`${deployed.site}movie.html?id=${id}`);
      await page.locator('#rating').waitFor();
      expect(await page.locator('h1').textContent()).toBe(title);
      expect(await page.locator('#synopsis').textContent()).toBe(synopsis);
      expect(await page.title()).toBe(`${title} · CineDB`);
    }
    expect(problems).toEqual([]);
  });

  it('turns a title in Arabic letters to the right', async () => {
    const arabic = hardFilms.find(({ title }) => /\p{Script=Arabic}/u.test(title));
    const { page } = await visit(browser);
    await page.goto(`${deployed.site}movie.html?id=${arabic?.id}`);
    await page.locator('#rating').waitFor();
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).direction)).toBe('rtl');
  });

  it.each(pages)('has no accessibility violation, no jump and no overflow on /%s', async (path) => {
    for (const viewport of [desk, phone]) {
      const { page, problems } = await visit(browser, viewport);
      await page.goto(deployed.site + path, { waitUntil: 'networkidle' });
      expect(await violations(page)).toEqual([]);
      expect(await layoutShift(page)).toBeLessThan(0.1);
      expect(await overflow(page)).toBe(0);
      const expected = path.startsWith('no-such') ? [expect.stringContaining('404')] : [];
      expect(problems).toEqual(expected);
    }
  });

  it('has none with the question open, or with errors in the form, either', async () => {
    const { page } = await visit(browser);
    await page.goto(`${deployed.site}admin.html`);
    await page.locator('#movies .danger').first().click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${deployed.site}add_movie.html`);
    await page.locator('#fields:enabled').waitFor();
    await page.getByRole('button', { name: 'Add the film' }).click();
    expect(await violations(page)).toEqual([]);
  });
});

/** Asks for more films until there are no more. */
async function showAll(page: Page, items: string): Promise<void> {
  await page.locator(items).first().waitFor();
  const more = page.getByRole('button', { name: 'Show more films' });
  for (let shown = await page.locator(items).count(); await more.isVisible(); ) {
    await more.click();
    await page.waitForFunction(([selector, before]) => document.querySelectorAll(selector).length > before, [
      items,
      shown,
    ] as const);
    await more.and(page.locator(':enabled')).or(page.locator('#more[hidden]')).waitFor({ state: 'attached' });
    shown = await page.locator(items).count();
  }
}
