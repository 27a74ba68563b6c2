import { randomBytes, randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Movie } from '../shared/movie.ts';
import { type DeployedSite, deploySite } from './site/deploy-site.ts';
import { film, posterBytes, putFilms, storedFilms, storedPoster } from './site/films.ts';
import { fillForm, flashOf, seeProgress, slowDown } from './site/movie-form.ts';
import { isShown, launchBrowser, layoutShift, visit } from './site/visit.ts';
import { chromium, suiteWith } from './tools.ts';

const TITLE = 'Häxan <b>1922</b>';
/** A real image, made large enough that its upload can be watched. */
const largePoster = Buffer.concat([posterBytes(0), randomBytes(3_000_000)]);
const webp = (bytes: Buffer) => ({ bytes, type: 'image/webp' });

suiteWith([chromium], 'a visitor of the site', () => {
  let deployed: DeployedSite;
  let browser: Browser;

  beforeAll(async () => {
    deployed = await deploySite();
    await putFilms(deployed.course, [film(1), film(2), film(3)]);
    browser = await launchBrowser(deployed.cloudUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await deployed?.close();
  });

  it('sees the catalogue, and one film on a page of its own', async () => {
    const { page, problems } = await open('');
    await page.locator('#movies .card:not(.skeleton)').first().waitFor();
    expect(await page.locator('#movies h2').allTextContents()).toHaveLength(3);
    expect(await isShown(page, '#movies img')).toBe(true);
    await page.getByRole('link', { name: 'Film 2' }).click();
    await page.getByRole('heading', { name: 'Film 2' }).waitFor();
    expect(await page.title()).toBe('Film 2 · CineDB');
    expect(await page.locator('#rating').textContent()).toBe('★ Rating 0.2 out of 10');
    expect(await isShown(page, '#poster')).toBe(true);
    expect(problems).toEqual([]);
  });

  it('adds a film, sees the poster first and then how much of it has gone', async () => {
    const { page, problems } = await open('admin.html');
    await page.getByRole('link', { name: 'Add a film' }).click();
    const fields = { title: TITLE, rating: '7.6', synopsis: 'Sweden.\nA film about <i>witches</i>.' };
    await fillForm(page, { ...fields, poster: webp(largePoster) });
    expect(await isShown(page, '#preview')).toBe(true);
    await slowDown(page, 2_000_000);
    await page.getByRole('button', { name: 'Add the film' }).click();
    await seeProgress(page);
    expect(await flashOf(page)).toBe(`“${TITLE}” was added.`);
    const added = await filmOf(TITLE);
    expect(added).toMatchObject({ title: TITLE, rating: 7.6 });
    expect(added.synopsis.replace('\r', '')).toBe(fields.synopsis);
    const stored = await storedPoster(deployed.course, added.posterUrl);
    expect(stored?.equals(largePoster)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('edits a film, which keeps its poster', async () => {
    const before = await filmOf(TITLE);
    const { page, problems } = await open('admin.html');
    await page.getByRole('link', { name: `Edit ${TITLE}` }).click();
    await page.locator('#fields:enabled').waitFor();
    expect(await page.locator('#title').inputValue()).toBe(TITLE);
    expect(await page.locator('#rating').inputValue()).toBe('7.6');
    expect(await isShown(page, '#preview')).toBe(true);
    expect(await layoutShift(page)).toBeLessThan(0.1);
    await fillForm(page, { title: 'Häxan', rating: '8.1' });
    await page.getByRole('button', { name: 'Save the changes' }).click();
    expect(await flashOf(page)).toBe('“Häxan” was saved.');
    expect(await filmOf('Häxan')).toEqual({ ...before, title: 'Häxan', rating: 8.1 });
    expect(problems).toEqual([]);
  });

  it('replaces a poster, and the old one is gone', async () => {
    const before = await filmOf('Häxan');
    const { page, problems } = await open(`edit_movie.html?id=${before.id}`);
    await fillForm(page, { poster: webp(posterBytes(1)) });
    const preview = page.locator('#preview');
    expect(await preview.getAttribute('src')).toMatch(/^blob:/);
    await page.getByRole('button', { name: 'Save the changes' }).click();
    expect(await flashOf(page)).toBe('“Häxan” was saved.');
    const after = await filmOf('Häxan');
    const stored = await storedPoster(deployed.course, after.posterUrl);
    expect(stored?.equals(posterBytes(1))).toBe(true);
    expect(await storedPoster(deployed.course, before.posterUrl)).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('deletes a film only after a question', async () => {
    const before = await filmOf('Häxan');
    const { page, problems } = await open('admin.html');
    const remove = page.getByRole('button', { name: 'Delete Häxan' });
    await remove.click();
    const question = page.getByRole('dialog', { name: 'Delete “Häxan”?' });
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(await storedFilms(deployed.course)).toHaveLength(4);
    await remove.click();
    await question.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“Häxan” was deleted.').first().waitFor();
    await remove.waitFor({ state: 'detached' });
    expect(await storedFilms(deployed.course)).toHaveLength(3);
    expect(await storedPoster(deployed.course, before.posterUrl)).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('is told in the form what is missing, before anything is sent', async () => {
    const { page, problems } = await open('add_movie.html');
    await fillForm(page, { rating: '11', poster: { bytes: Buffer.alloc(4_194_305), type: 'image/png' } });
    await page.getByRole('button', { name: 'Add the film' }).click();
    expect(await page.locator('#form-errors').textContent()).toBe('4 fields need your attention.');
    expect(await page.locator('#poster-error').textContent()).toBe('The poster is larger than 4 MB.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
    expect(problems).toEqual([]);
  });

  it('is told beside the field what the API does not accept', async () => {
    const { page, problems } = await open('add_movie.html');
    const poster = { bytes: Buffer.from('no image at all'), type: 'image/png' };
    await fillForm(page, { title: 'M', rating: '8', synopsis: 'Germany, 1931.', poster });
    await page.getByRole('button', { name: 'Add the film' }).click();
    const error = page.getByText('The poster must be a JPEG, PNG or WebP image.');
    await error.waitFor();
    expect(await error.getAttribute('id')).toBe('poster-error');
    expect(await page.locator('#title').inputValue()).toBe('M');
    expect(await page.locator('#sending').isVisible()).toBe(false);
    // The browser itself notes every answer that is an error.
    expect(problems).toEqual([expect.stringMatching(/^Failed to load resource: .* 400 /)]);
    expect(await storedFilms(deployed.course)).toHaveLength(3);
  });

  it('loses nothing typed when the API does not answer', async () => {
    const { page } = await open('add_movie.html');
    await fillForm(page, { title: 'M', rating: '8', synopsis: 'Germany.', poster: webp(posterBytes(2)) });
    await page.route('**/prod/movies', (route) => route.abort());
    const submit = page.getByRole('button', { name: 'Add the film' });
    await submit.click();
    await page.getByText('The API did not answer.').waitFor();
    expect(await page.locator('#synopsis').inputValue()).toBe('Germany.');
    await page.unroute('**/prod/movies');
    await submit.click();
    expect(await flashOf(page)).toBe('“M” was added.');
  });

  it.each(['movie.html', 'edit_movie.html'])('is told on %s that there is no such film', async (path) => {
    const { page } = await open(`${path}?id=${randomUUID()}`);
    await page.getByRole('heading', { name: 'No such film' }).waitFor();
  });

  it('reads the API’s own words when the catalogue cannot be shown', async () => {
    const { page } = await visit(browser);
    const problem = { title: 'Too many requests', status: 429, detail: 'The catalogue is busy.' };
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/problem+json' };
    await page.route('**/prod/movies?*', (route) =>
      route.fulfill({ status: 429, headers, body: JSON.stringify(problem) }),
    );
    await page.goto(deployed.site);
    await page.getByText('The catalogue is busy.', { exact: true }).waitFor();
  });

  async function open(path: string) {
    const visited = await visit(browser);
    await visited.page.goto(deployed.site + path);
    return visited;
  }

  async function filmOf(title: string): Promise<Movie> {
    const found = (await storedFilms(deployed.course)).find((each) => each.title === title);
    if (!found) throw new Error(`no film is called ${title}`);
    return found;
  }
});
