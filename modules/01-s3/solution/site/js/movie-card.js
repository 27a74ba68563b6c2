// One film in the catalogue's grid.
import { element } from './notice.js';

/** @returns {HTMLLIElement} */
export function movieCard(movie) {
  const link = element('a', { href: `/movie.html?id=${encodeURIComponent(movie.id)}` });
  link.append(
    posterBox(movie),
    element('h2', { textContent: movie.title, dir: 'auto' }),
    fillRating(element('p', { className: 'rating' }), movie.rating),
    element('p', { className: 'synopsis', textContent: movie.synopsis, dir: 'auto' }),
  );
  const card = element('li', { className: 'card' });
  card.append(link);
  return card;
}

/** The poster in a box of fixed shape, so that nothing moves when the image arrives. */
export function posterBox(movie) {
  const box = element('div', { className: 'poster' });
  // The title stands beside it as text, so the image itself is silent (alt="").
  const image = element('img', { alt: '', width: 400, height: 600, loading: 'lazy', decoding: 'async' });
  showPoster(image, movie.posterUrl);
  box.append(image);
  return box;
}

/** Sets an image's address. A poster that cannot be loaded leaves its empty box, not a broken picture. */
export function showPoster(image, url) {
  image.hidden = !url;
  image.onerror = () => {
    image.hidden = true;
  };
  if (url) image.src = url;
}

/** Writes "★ 8.1" for the eye and "Rating 8.1 out of 10" for the ear. */
export function fillRating(paragraph, rating) {
  const star = element('span', { className: 'star', textContent: '★ ', ariaHidden: 'true' });
  const before = element('span', { className: 'visually-hidden', textContent: 'Rating ' });
  const after = element('span', { className: 'visually-hidden', textContent: ' out of 10' });
  paragraph.replaceChildren(star, before, Number(rating).toFixed(1), after);
  return paragraph;
}
