// The catalogue: a page of films, and a button for the next page.
import { showAccount } from './access.js';
import { listMovies } from './api.js';
import { movieCard } from './movie-card.js';
import { announce, showError, showNotice } from './notice.js';

const list = document.querySelector('#movies');
const more = document.querySelector('#more');
let nextToken;

more.addEventListener('click', () => showPage());
showAccount();
showPage();

async function showPage() {
  more.disabled = true;
  try {
    const page = await listMovies({ nextToken });
    addCards(page.movies);
    nextToken = page.nextToken;
    more.hidden = !nextToken;
  } catch (error) {
    removeSkeletons();
    showError(error);
  } finally {
    more.disabled = false;
  }
}

function addCards(movies) {
  removeSkeletons();
  document.querySelector('#notice').replaceChildren();
  const cards = movies.map(movieCard);
  const isFirstPage = list.childElementCount === 0;
  list.append(...cards);
  // After "Show more films" the keyboard goes on at the first new film.
  if (!isFirstPage) cards[0]?.querySelector('a').focus();
  announce(`${list.childElementCount} films shown.`);
  if (list.childElementCount === 0) {
    const link = { href: '/add_movie.html', text: 'Add a film' };
    showNotice({ title: 'No films yet', text: 'The catalogue is empty. Add the first film.', link });
  }
}

function removeSkeletons() {
  for (const skeleton of list.querySelectorAll('.skeleton')) skeleton.remove();
}
