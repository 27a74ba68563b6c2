import { AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeployedSite } from './site/deploy-site.ts';
import { film, posterBytes, putFilms, storedFilms, storedPoster } from './site/films.ts';
import { fillForm, flashOf } from './site/movie-form.ts';
import { admin, deployWithSignIn, openAsAdmin, poolOf, sendPassword, stored } from './site/sign-in.ts';
import { launchBrowser, violations, visit } from './site/visit.ts';
import { chromium, suiteWith } from './tools.ts';

const HOUR = 60 * 60_000;

suiteWith([chromium], 'a session of the site', () => {
  let deployed: DeployedSite;
  let browser: Browser;

  beforeAll(async () => {
    deployed = await deployWithSignIn();
    await putFilms(deployed.course, [film(1), film(2)]);
    browser = await launchBrowser(deployed.cloudUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await deployed?.close();
  });

  it('goes on by itself when the ID token has run out', async () => {
    const { page, problems } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    const before = await idToken(page);
    // First, because the page may be at work still, and ask as soon as the clock is set.
    const calls = operations(page);
    await setClock(page, HOUR);
    await page.reload();
    await page.getByRole('link', { name: 'Edit Film 1' }).waitFor();
    expect(await idToken(page)).not.toBe(before);
    // A refresh that the reload has cut off is made again; nobody is asked for a password.
    expect(new Set(calls)).toEqual(new Set(['InitiateAuth']));
    expect(problems).toEqual([]);
  });

  it('ends when the refresh is refused: the admin page asks for the password', async () => {
    const { page } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    await revokeAll();
    const calls = operations(page);
    await setClock(page, HOUR);
    await page.reload();
    await page.waitForURL('**/login.html?returnTo=%2Fadmin.html');
    expect(new Set(calls)).toEqual(new Set(['InitiateAuth']));
    expect((await stored(page)).session).toEqual({});
  });

  it('revokes the refresh token when somebody signs out', async () => {
    const { page } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    const { session } = await stored(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/index.html');
    await page.evaluate((entries) => Object.assign(sessionStorage, entries), session);
    await setClock(page, HOUR);
    await page.goto(`${deployed.site}admin.html`);
    await page.waitForURL('**/login.html?*');
  });

  it('that ends in a half-filled form loses nothing: the password is asked for on the page', async () => {
    const { page } = await visit(browser);
    const calls = requestsTo(page, '/movies');
    await openAsAdmin(page, `${deployed.site}add_movie.html`);
    const poster = { bytes: posterBytes(5), type: 'image/webp' };
    await fillForm(page, { title: 'Metropolis', rating: '8.3', synopsis: 'Germany, 1927.', poster });
    deployed.clock.advance(HOUR + 60_000);
    await page.getByRole('button', { name: 'Add the film' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    expect(calls.filter((call) => call === 'POST 401')).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('You are signed out.').waitFor();
    expect(await page.locator('#synopsis').inputValue()).toBe('Germany, 1927.');
    await page.getByRole('button', { name: 'Add the film' }).click();
    await sendPassword(page, { ...admin, password: 'Wrong-password-1' });
    await dialog.getByText('The e-mail address or the password is wrong.').waitFor();
    await sendPassword(page, admin);
    expect(await flashOf(page)).toBe('“Metropolis” was added.');
    const added = (await storedFilms(deployed.course)).find(({ title }) => title === 'Metropolis');
    expect(added).toMatchObject({ rating: 8.3, synopsis: 'Germany, 1927.' });
    const storedBytes = await storedPoster(deployed.course, String(added?.posterUrl));
    expect(storedBytes?.equals(posterBytes(5))).toBe(true);
  });

  it('that is known to have ended sends no poster in vain, on a phone neither', async () => {
    const { page, problems } = await visit(browser, { width: 320, height: 640 });
    await openAsAdmin(page, `${deployed.site}edit_movie.html?id=${film(1).id}`);
    await fillForm(page, { title: 'Film 1, again' });
    const calls = requestsTo(page, `/movies/${film(1).id}`);
    await page.evaluate(() => sessionStorage.clear());
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(calls).toEqual([]);
    await sendPassword(page, admin);
    expect(await flashOf(page)).toBe('“Film 1, again” was saved.');
    expect(problems).toEqual([]);
  });

  it('that the API refuses leads from the list to the sign-in page, which says why, and back', async () => {
    const { page } = await visit(browser);
    await openAsAdmin(page, `${deployed.site}admin.html`);
    deployed.clock.advance(HOUR + 60_000);
    await page.reload();
    await page.getByText('Your session has ended. Sign in again.').first().waitFor();
    await sendPassword(page, admin);
    await page.getByRole('link', { name: 'Edit Film 2' }).waitFor();
  });

  it('can begin at the hosted page, by a code and a secret, and ends there too', async () => {
    const { page, problems } = await visit(browser);
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await page.goto(`${deployed.site}add_movie.html`);
    await page.getByRole('button', { name: 'Sign in on the hosted page' }).click();
    await signInHosted(page);
    await page.waitForURL(`${deployed.site}add_movie.html`);
    await page.getByText(admin.email).waitFor();
    const authorize = new URL(String(seen.find((address) => address.includes('/oauth2/authorize'))));
    expect(authorize.searchParams.get('code_challenge_method')).toBe('S256');
    const { session, local } = await stored(page);
    expect(Object.keys(session).filter((key) => /pending|verifier/.test(key))).toEqual([]);
    expect(local).toEqual({});
    await page.goBack();
    expect(page.url()).not.toContain('code=');
    await page.goto(`${deployed.site}admin.html`);
    await page.getByRole('link', { name: 'Edit Film 2' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${deployed.site}index.html`);
    expect(seen.some((address) => address.includes('/logout?'))).toBe(true);
    await page.goto(`${deployed.site}admin.html`);
    await page.getByRole('button', { name: 'Sign in on the hosted page' }).click();
    await page.locator('input[type="password"]:visible').first().waitFor();
    expect(problems).toEqual([]);
  });

  it('does not begin with a code that this tab did not ask for', async () => {
    const { page, problems } = await visit(browser);
    await page.goto(`${deployed.site}signed-in.html?code=stolen&state=guessed`);
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    await page.getByText('This sign-in did not begin in this tab.', { exact: true }).waitFor();
    expect(page.url()).toBe(`${deployed.site}signed-in.html`);
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  async function revokeAll(): Promise<void> {
    const UserPoolId = await poolOf(deployed.course);
    const user = { UserPoolId, Username: admin.email };
    await deployed.course.clients.cognito.send(new AdminUserGlobalSignOutCommand(user));
  }
});

async function signInHosted(page: Page): Promise<void> {
  await page.waitForURL(/\.auth\./);
  await page.locator('input[name="username"]:visible').fill(admin.email);
  await page.locator('input[name="password"]:visible').fill(admin.password);
  await page.locator('input[name="password"]:visible').press('Enter');
}

async function idToken(page: Page): Promise<string | undefined> {
  const { session } = await stored(page);
  return Object.entries(session).find(([key]) => key.endsWith('.idToken'))?.[1];
}

/** Moves the browser's clock ahead of Cognito's. */
function setClock(page: Page, ahead: number): Promise<void> {
  return page.clock.setSystemTime(Date.now() + ahead);
}

/** What is asked of Cognito from now on, in order. */
function operations(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const operation = request.headers()['x-amz-target']?.split('.')[1];
    if (operation) asked.push(operation);
  });
  return asked;
}

/** The methods and answers of what is asked of one path of the API from now on. */
function requestsTo(page: Page, path: string): string[] {
  const asked: string[] = [];
  page.on('response', (response) => {
    const method = response.request().method();
    const { pathname } = new URL(response.url());
    if (method !== 'OPTIONS' && method !== 'GET' && pathname.endsWith(path))
      asked.push(`${method} ${response.status()}`);
  });
  return asked;
}
