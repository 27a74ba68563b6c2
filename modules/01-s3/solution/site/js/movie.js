// The page of one film: /movie.html?id=…
import { showAccount } from './access.js';
import { getMovie } from './api.js';
import { fillRating, showPoster } from './movie-card.js';
import { announce, showError } from './notice.js';

const id = new URLSearchParams(location.search).get('id');

showAccount();
try {
  if (!id) location.replace('/index.html');
  else showMovie(await getMovie(id));
} catch (error) {
  document.querySelector('#movie').hidden = true;
  const missing = { title: 'No such film', text: 'It may have been deleted. The catalogue has the others.' };
  const link = { href: '/index.html', text: 'To the catalogue' };
  showError(error, { ...(error.status === 404 ? missing : {}), link, heading: 'h1' });
}

function showMovie(movie) {
  document.title = `${movie.title} · CineDB`;
  document.querySelector('#title').textContent = movie.title;
  document.querySelector('#synopsis').textContent = movie.synopsis;
  const rating = document.querySelector('#rating');
  fillRating(rating, movie.rating).hidden = false;
  const poster = document.querySelector('#poster');
  poster.alt = `Poster of ${movie.title}`;
  showPoster(poster, movie.posterUrl);
  announce(`${movie.title} is loaded.`);
}
