// A message that survives one change of page: "The film was added."
import { announce, element } from './notice.js';

const key = 'flash';

export function leaveFlash(text) {
  sessionStorage.setItem(key, text);
}

/** Shows the message that the page before left, once. */
export function showFlash() {
  const text = sessionStorage.getItem(key);
  if (!text) return;
  sessionStorage.removeItem(key);
  setFlash(text);
}

export function setFlash(text) {
  document.querySelector('#notice').replaceChildren(element('p', { className: 'flash', textContent: text }));
  announce(text);
}
