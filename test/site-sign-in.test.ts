import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeployedSite } from './site/deploy-site.ts';
import { film, posterBytes, putFilms, storedFilms } from './site/films.ts';
import { fillForm, flashOf } from './site/movie-form.ts';
import { noteWhatIsShown, shown } from './site/seen.ts';
import {
  addUser,
  admin,
  deployWithSignIn,
  openAsAdmin,
  sendNewPassword,
  sendPassword,
  stored,
} from './site/sign-in.ts';
import { desk, launchBrowser, layoutShift, overflow, phone, violations, visit } from './site/visit.ts';
import { chromium, suiteWith } from './tools.ts';

const ADMIN_PAGES = ['admin.html', 'add_movie.html', `edit_movie.html?id=${film(1).id}`];
const small = { width: 320, height: 640 };

suiteWith([chromium], 'the site once administrators sign in', () => {
  let deployed: DeployedSite;
  let browser: Browser;

  beforeAll(async () => {
    deployed = await deployWithSignIn();
    await putFilms(deployed.course, [film(1), film(2), film(3)]);
    browser = await launchBrowser(deployed.cloudUrl, { keepPages: true });
  });
  afterAll(async () => {
    await browser?.close();
    await deployed?.close();
  });

  it('shows a visitor the catalogue and a way in, and loads no library for it', async () => {
    const { page, problems } = await visit(browser);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(deployed.site);
    await page.getByRole('link', { name: 'Film 2' }).waitFor();
    const way = page.getByRole('link', { name: 'Sign in' });
    expect(await way.getAttribute('href')).toBe('/login.html?returnTo=%2F');
    expect(loaded.filter((address) => address.endsWith('/js/cognito.js'))).toEqual([]);
    expect(await layoutShift(page)).toBeLessThan(0.1);
    expect(problems).toEqual([]);
  });

  it.each(ADMIN_PAGES)('shows a visitor nothing of %s, not for a moment', async (path) => {
    const { page, problems } = await visit(browser);
    await noteWhatIsShown(page);
    await page.goto(deployed.site + path);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('returnTo')).toBe(`/${path}`);
    expect(await shown(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each(['//evil.example/', '/\\evil.example', 'https://evil.example/'])(
    'does not go to %s after signing in',
    async (elsewhere) => {
      const { page } = await visit(browser);
      await page.goto(`${deployed.site}login.html?${new URLSearchParams({ returnTo: elsewhere })}`);
      await sendPassword(page, admin);
      await page.waitForURL(`${deployed.site}admin.html`);
    },
  );

  it('lets an administrator add, edit and delete, and goes back to the page that asked', async () => {
    const { page, problems } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}add_movie.html`);
    const poster = { bytes: posterBytes(3), type: 'image/webp' };
    await fillForm(page, { title: 'M', rating: '8.3', synopsis: 'Germany, 1931.', poster });
    await page.getByRole('button', { name: 'Add the film' }).click();
    expect(await flashOf(page)).toBe('“M” was added.');
    await page.getByRole('link', { name: 'Edit M' }).click();
    await fillForm(page, { title: 'M (1931)' });
    await page.getByRole('button', { name: 'Save the changes' }).click();
    expect(await flashOf(page)).toBe('“M (1931)” was saved.');
    await page.getByRole('button', { name: 'Delete M (1931)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“M (1931)” was deleted.').first().waitFor();
    expect((await storedFilms(deployed.course)).map(({ title }) => title).sort()).toEqual([
      'Film 1',
      'Film 2',
      'Film 3',
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps the tokens in this tab alone, and says who is signed in', async () => {
    const { page } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    await page.getByText(admin.email).waitFor();
    const { session, local } = await stored(page);
    expect(Object.keys(session).filter((key) => key.endsWith('.idToken'))).toHaveLength(1);
    expect(local).toEqual({});
    expect(JSON.stringify(session)).not.toContain(admin.password);
    const other = await page.context().newPage();
    await other.goto(`${deployed.site}admin.html`);
    await other.waitForURL('**/login.html?*');
  });

  it('forgets all on sign-out, and the back button shows nothing, from memory neither', async () => {
    const { page, problems } = await visit(browser);
    await noteWhatIsShown(page);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    await page.getByRole('link', { name: 'Edit Film 1' }).waitFor();
    await page.getByRole('link', { name: 'Catalogue' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/index.html');
    const { session } = await stored(page);
    expect(Object.keys(session).filter((key) => key !== 'shown')).toEqual([]);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForURL('**/login.html?*');
    expect(await shown(page)).toEqual(['kept /admin.html']);
    expect(problems).toEqual([]);
  });

  it('asks for a password of one’s own first, and says what is wrong with it', async () => {
    const newcomer = { email: 'bea@example.com', password: 'Temporary-pw-1' };
    await addUser(deployed.course, newcomer, { temporary: true });
    const { page, problems } = await visit(browser);
    await page.goto(`${deployed.site}login.html?returnTo=/add_movie.html`);
    await sendPassword(page, newcomer);
    const problem = page.locator('#new-password-problem');
    await sendNewPassword(page, 'Another-pw-2', 'Another-pw-3');
    expect(await problem.textContent()).toBe('The two passwords are not the same.');
    expect(await focused(page)).toBe('repeated');
    expect(await violations(page)).toEqual([]);
    await sendNewPassword(page, 'short');
    await problem.getByText('That password will not do.').waitFor();
    expect(await focused(page)).toBe('new-password');
    await sendNewPassword(page, 'Another-pw-2');
    await page.waitForURL(`${deployed.site}add_movie.html`);
    await page.getByText(newcomer.email).waitFor();
    expect(problems).toEqual([expect.stringMatching(/ 400 /)]);
  });

  it('says in plain words that the password is wrong, and that Cognito does not answer', async () => {
    const carla = { email: 'carla@example.com', password: 'Right-password-1' };
    await addUser(deployed.course, carla);
    const { page } = await visit(browser);
    await page.goto(`${deployed.site}login.html`);
    const problem = page.locator('#sign-in-problem');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect(await problem.textContent()).toBe('Type your e-mail address.');
    for (const email of [carla.email, 'nobody@example.com']) {
      await sendPassword(page, { email, password: 'Wrong-password-1' });
      await problem.getByText('The e-mail address or the password is wrong.').waitFor();
      expect(await focused(page)).toBe('password');
    }
    expect(await violations(page)).toEqual([]);
    await page.route('**://cognito-idp.*/**', (route) => route.abort());
    await sendPassword(page, carla);
    await problem.getByText('Cognito did not answer.').waitFor();
    await page.unroute('**://cognito-idp.*/**');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${deployed.site}admin.html`);
  });

  it.each([desk, phone, small])('has no violation, jump or overflow for $width pixels', async (viewport) => {
    const { page, problems } = await visit(browser, viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${deployed.site}login.html`, { waitUntil: 'networkidle' });
      await expectTidy(page);
    }
    await sendPassword(page, admin);
    await page.getByText(admin.email).waitFor();
    for (const path of ['', `movie.html?id=${film(1).id}`, ...ADMIN_PAGES]) {
      await page.goto(deployed.site + path, { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await expectTidy(page);
    }
    expect(problems).toEqual([]);
  });
});

async function expectTidy(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(await layoutShift(page)).toBeLessThan(0.1);
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}
