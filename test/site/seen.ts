import type { Page } from 'playwright-core';

/** Notes, frame by frame, when an admin page shows its content to somebody without tokens, or comes from memory. */
export async function noteWhatIsShown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const note = (what: string) =>
      sessionStorage.setItem('shown', `${sessionStorage.getItem('shown') ?? ''}${what}\n`);
    const look = () => {
      const isAdmin = /admin|movie\.html/.test(location.pathname) && !/^\/movie/.test(location.pathname);
      const signedIn = Object.keys(sessionStorage).some((key) => key.endsWith('.idToken'));
      const heading = document.querySelector('main h1');
      if (isAdmin && !signedIn && heading?.checkVisibility({ visibilityProperty: true }))
        note(location.pathname);
      requestAnimationFrame(look);
    };
    look();
    addEventListener('pageshow', ({ persisted }) => persisted && note(`kept ${location.pathname}`));
  });
}

/** What was noted, each once. */
export async function shown(page: Page): Promise<string[]> {
  const notes = await page.evaluate(() => sessionStorage.getItem('shown') ?? '');
  return [...new Set(notes.split('\n').filter(Boolean))];
}
