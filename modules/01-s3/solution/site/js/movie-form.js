// The form that the pages "add" and "edit" share: its checks, its poster preview, its errors.
import { ApiError } from './api.js';
import { showPoster } from './movie-card.js';
import { announce } from './notice.js';

const form = document.querySelector('#movie-form');
const submit = document.querySelector('#submit');
const sending = document.querySelector('#sending');
const maxPosterBytes = 4 * 1024 * 1024;
const posterTypes = ['image/jpeg', 'image/png', 'image/webp'];

/** Opens the form. `save(formData, onProgress)` sends it; `saved(movie)` runs once the API has accepted it. */
export function openForm({ save, saved }) {
  document.querySelector('#fields').disabled = false;
  submit.disabled = false;
  form.elements.poster.addEventListener('change', previewPoster);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(save, saved);
  });
}

async function send(save, saved) {
  if (!showFieldErrors(findErrors())) return;
  submit.disabled = true;
  announce('Sending the film…');
  showProgress(0);
  try {
    // After this the page is left, so the button stays as it is: a second click would add the film again.
    saved(await save(formData(), showProgress));
  } catch (error) {
    sending.hidden = true;
    submit.disabled = false;
    showFailure(error);
  }
}

/** Shows which part of the form has gone, from 0 to 1. When all has, the API is still at work. */
function showProgress(part) {
  const bar = sending.querySelector('progress');
  sending.querySelector('label').textContent = part < 1 ? 'Sending the film…' : 'Saving the film…';
  if (part < 1) bar.value = part;
  else bar.removeAttribute('value');
  sending.hidden = false;
}

/** What was typed stays in the form, so that nothing has to be done again. */
function showFailure(error) {
  if (error instanceof ApiError && !showFieldErrors(error.fields)) return;
  const silent =
    'The API did not answer. Check your connection, then try again: what you typed is still here.';
  document.querySelector('#form-errors').textContent = error instanceof ApiError ? error.message : silent;
}

function formData() {
  const data = new FormData(form);
  // A browser sends an empty file when none was chosen; the API would take it for a poster.
  if (!form.elements.poster.files.length) data.delete('poster');
  return data;
}

function findErrors() {
  const { title, rating, synopsis, poster } = form.elements;
  const errors = {};
  if (!title.value.trim()) errors.title = 'Give the film a title.';
  if (!rating.value || !rating.checkValidity())
    errors.rating = 'Give a number from 0 to 10, with one decimal at most.';
  if (!synopsis.value.trim()) errors.synopsis = 'Say in a sentence or two what the film is about.';
  const file = poster.files[0];
  if (!file && poster.required) errors.poster = 'Choose a poster.';
  if (file && !posterTypes.includes(file.type))
    errors.poster = 'The poster must be a JPEG, PNG or WebP image.';
  if (file && file.size > maxPosterBytes) errors.poster = 'The poster is larger than 4 MB.';
  return errors;
}

/** Puts each error under its field and moves to the first one. True when there was nothing to show. */
function showFieldErrors(errors) {
  const fields = ['title', 'rating', 'synopsis', 'poster'];
  for (const name of fields) {
    const field = form.elements[name];
    document.querySelector(`#${name}-error`).textContent = errors[name] ?? '';
    if (errors[name]) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  const wrong = fields.filter((name) => errors[name]);
  const summary =
    wrong.length === 1 ? 'One field needs your attention.' : `${wrong.length} fields need your attention.`;
  document.querySelector('#form-errors').textContent = wrong.length ? summary : '';
  if (wrong.length) form.elements[wrong[0]].focus();
  return wrong.length === 0;
}

function previewPoster() {
  const file = form.elements.poster.files[0];
  if (file) showPoster(document.querySelector('#preview'), URL.createObjectURL(file));
}
