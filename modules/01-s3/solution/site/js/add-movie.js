// The page that adds a film.
import { openToAdmins } from './access.js';
import { addMovie, NoApiYet } from './api.js';
import { loadConfig } from './config.js';
import { leaveFlash } from './flash.js';
import { openForm } from './movie-form.js';
import { showError } from './notice.js';

try {
  await openToAdmins();
  const { apiUrl } = await loadConfig();
  if (!apiUrl) throw new NoApiYet();
  openForm({
    save: addMovie,
    saved: (movie) => {
      leaveFlash(`“${movie.title}” was added.`);
      location.assign('/admin.html');
    },
  });
} catch (error) {
  document.querySelector('#movie-form').hidden = true;
  showError(error);
}
