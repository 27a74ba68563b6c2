// The catalogue: a page of films, and a button for the next page. Yours to write.
import { showAccount } from './access.js';
import { listMovies } from './api.js';
import { movieCard } from './movie-card.js';
import { announce, showError } from './notice.js';

const list = document.querySelector('#movies');
const more = document.querySelector('#more');
let nextToken;

more.addEventListener('click', () => showPage());
showAccount();
showPage();

async function showPage() {
  try {
    const page = await listMovies({ nextToken });
    // TODO 1: page.movies is a list of films, and movieCard(movie) makes an <li> of one. Append one for each to `list`.
    // TODO 2: keep page.nextToken in nextToken, and show the button `more` only while there is one (more.hidden).
    // TODO 3: tell screen readers how many films are shown, with announce(text).
    console.info('js/index.js is yours to write', { page, list, movieCard, announce });
  } catch (error) {
    // Until module 4 there is no API, and this says so in a friendly way.
    showError(error);
  }
}
