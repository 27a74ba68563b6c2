// The page that changes a film: /edit_movie.html?id=…
import { openToAdmins } from './access.js';
import { getMovie, updateMovie } from './api.js';
import { leaveFlash } from './flash.js';
import { showPoster } from './movie-card.js';
import { openForm } from './movie-form.js';
import { showError } from './notice.js';

const id = new URLSearchParams(location.search).get('id');
const form = document.querySelector('#movie-form');

try {
  await openToAdmins();
  if (!id) location.replace('/admin.html');
  else editMovie(await getMovie(id));
} catch (error) {
  document.querySelector('#movie-form').hidden = true;
  showError(error, error.status === 404 ? { title: 'No such film', text: 'It may have been deleted.' } : {});
}

function editMovie(movie) {
  document.title = `Edit ${movie.title} · CineDB`;
  form.elements.title.value = movie.title;
  form.elements.rating.value = movie.rating;
  form.elements.synopsis.value = movie.synopsis;
  showPoster(document.querySelector('#preview'), movie.posterUrl);
  openForm({
    save: (formData) => updateMovie(id, formData),
    saved: (saved) => {
      leaveFlash(`“${saved.title}” was saved.`);
      location.assign('/admin.html');
    },
  });
}
