import { html } from './html.ts';
import { page } from './page.ts';
import { Refusal } from './refusal.ts';

/**
 * The refusal that a user reads, where no application may be told: the client or its callback address is not known.
 *
 * @param error AWS's code
 * @param reason a sentence for the developer
 */
export function pageRefusal(error: string, reason: string, status = 400): Refusal {
  return new Refusal(
    page({
      status,
      title: 'An error was encountered with the requested page.',
      content: html`<p><code>${error}</code></p>\n<p>${reason}</p>`,
    }),
  );
}

/** The refusal of what managed login has on AWS and the embedded cloud does not model. */
export function notModelledPage(what: string): Refusal {
  return pageRefusal('NotImplemented', `The embedded cloud does not model ${what}.`, 501);
}
