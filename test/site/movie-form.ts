import type { Page } from 'playwright-core';

/** What somebody puts into the form. */
export interface Entry {
  title?: string;
  rating?: string;
  synopsis?: string;
  poster?: { bytes: Buffer; type: string };
}

/** Fills the form of the pages "add" and "edit" as soon as it is open. */
export async function fillForm(page: Page, { poster, ...fields }: Entry): Promise<void> {
  await page.locator('#fields:enabled').waitFor();
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value);
  if (!poster) return;
  const { bytes, type } = poster;
  await page.locator('#poster').setInputFiles({ name: 'poster', mimeType: type, buffer: bytes });
}

/** Lets the browser send no more than so many bytes a second. */
export async function slowDown(page: Page, uploadThroughput: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}

/** Waits until the page shows that a part of the form has gone, and not all of it. */
export async function seeProgress(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const bar = document.querySelector<HTMLProgressElement>('#sent');
    return bar?.checkVisibility() && bar.value > 0.02 && bar.value < 0.98;
  });
}

/** The message that the page before left: "… was added." */
export async function flashOf(page: Page): Promise<string | null> {
  await page.waitForURL('**/admin.html');
  return page.locator('.flash').textContent();
}
