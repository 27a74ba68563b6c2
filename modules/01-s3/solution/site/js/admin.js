// The list of all films, each with an edit link and a delete button.
import { leaveForSignIn, openToAdmins } from './access.js';
import { deleteMovie, listForAdmin } from './api.js';
import { setFlash, showFlash } from './flash.js';
import { fillRating, posterBox } from './movie-card.js';
import { announce, element, showError } from './notice.js';

const list = document.querySelector('#movies');
const more = document.querySelector('#more');
const dialog = document.querySelector('#confirm');
let nextToken;

more.addEventListener('click', () => showPage());
try {
  await openToAdmins();
  showFlash();
  await showPage();
} catch (error) {
  showError(error);
}

async function showPage() {
  more.disabled = true;
  try {
    const page = await listForAdmin({ limit: 50, nextToken });
    const isFirstPage = list.childElementCount === 0;
    const rows = page.movies.map(movieRow);
    list.append(...rows);
    if (!isFirstPage) {
      rows[0]?.querySelector('a').focus();
      announce(`${list.childElementCount} films shown.`);
    }
    nextToken = page.nextToken;
    more.hidden = !nextToken;
  } catch (error) {
    if (error.status === 401) await leaveForSignIn();
    list.hidden = list.childElementCount === 0;
    showError(error);
  } finally {
    more.disabled = false;
  }
}

function movieRow(movie) {
  const text = element('div');
  text.append(
    element('h2', { textContent: movie.title, dir: 'auto' }),
    fillRating(element('p', { className: 'rating' }), movie.rating),
  );
  const edit = element('a', {
    className: 'button quiet',
    textContent: 'Edit',
    ariaLabel: `Edit ${movie.title}`,
  });
  edit.href = `/edit_movie.html?id=${encodeURIComponent(movie.id)}`;
  const remove = element('button', { className: 'button danger', type: 'button', textContent: 'Delete' });
  remove.ariaLabel = `Delete ${movie.title}`;
  const actions = element('p', { className: 'actions' });
  actions.append(edit, remove);
  const row = element('li');
  row.append(posterBox(movie), text, actions);
  remove.addEventListener('click', () => askAndDelete(movie, row));
  return row;
}

async function askAndDelete(movie, row) {
  document.querySelector('#confirm-question').textContent = `Delete “${movie.title}”?`;
  if ((await answerOf(dialog)) !== 'delete') return;
  announce(`Deleting ${movie.title}.`);
  try {
    await deleteMovie(movie.id);
  } catch (error) {
    // Already gone is what we wanted.
    if (error.status !== 404) return showError(error);
  }
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  setFlash(`“${movie.title}” was deleted.`);
  (neighbour?.querySelector('a') ?? document.querySelector('#main')).focus();
}

/** Opens the dialog; resolves to the value of the button that closed it, or '' after Escape. */
function answerOf(element) {
  element.returnValue = '';
  element.showModal();
  return new Promise((resolve) => {
    element.addEventListener('close', () => resolve(element.returnValue), { once: true });
  });
}
