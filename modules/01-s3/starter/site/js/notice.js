// What a page says when it has nothing to show, and what screen readers are told.
import { ApiError, NoApiYet } from './api.js';

/** Tells screen readers what happened. The page's #status element is a live region. */
export function announce(text) {
  document.querySelector('#status').textContent = text;
}

/** Shows a friendly box in place of the content; a `heading` of 'h1' is for pages that have no other. */
export function showNotice({ title, text, link, heading = 'h2' }) {
  const box = element('div', { className: 'notice' });
  const picture = element('img', { src: '/img/projector.svg', alt: '', width: 320, height: 200 });
  box.append(picture, element(heading, { textContent: title }), element('p', { textContent: text }));
  if (link) {
    const line = element('p');
    line.append(element('a', { className: 'button', href: link.href, textContent: link.text }));
    box.append(line);
  }
  document.querySelector('#notice').replaceChildren(box);
  announce(`${title}. ${text}`);
}

/** Shows what went wrong, in words for the visitor. */
export function showError(error, options = {}) {
  showNotice({ ...describe(error), ...options });
}

function describe(error) {
  if (error instanceof NoApiYet) {
    return {
      title: 'The films arrive in module 4',
      text: 'This page is ready. It has no API to ask yet: module 4 builds one and writes its address into config.json.',
    };
  }
  if (error instanceof ApiError) return { title: 'That did not work', text: error.message };
  return {
    title: 'The catalogue is out of reach',
    text: 'The API did not answer. Check your connection, then load this page again.',
  };
}

/** Makes an element. Text goes in as textContent, never as HTML: a film's title is not to be trusted. */
export function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
