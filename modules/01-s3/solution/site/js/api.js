// The one file that talks to the API. Every other script calls these five functions.
import { loadConfig } from './config.js';
import { upload } from './upload.js';

/** The API said no. `fields` holds a sentence for each form field that it did not accept. */
export class ApiError extends Error {
  constructor(status, message, fields = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** config.json names no API yet. */
export class NoApiYet extends Error {}

/**
 * One page of films: `{ movies, nextToken }`. There are more as long as there is a nextToken.
 *
 * @param {{ limit?: number, nextToken?: string }} [page]
 */
export function listMovies({ limit = 24, nextToken } = {}) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (nextToken) query.set('nextToken', nextToken);
  return call('GET', `/movies?${query}`);
}

/** One film: `{ id, title, rating, synopsis, posterUrl }`. */
export function getMovie(id) {
  return call('GET', `/movies/${encodeURIComponent(id)}`);
}

/** Adds a film. `formData` holds title, rating, synopsis and the poster's file; `onProgress` gets the part that has gone. */
export function addMovie(formData, onProgress) {
  return call('POST', '/movies', formData, onProgress);
}

/** Changes a film. Without a poster in `formData` the old poster stays. */
export function updateMovie(id, formData, onProgress) {
  return call('PUT', `/movies/${encodeURIComponent(id)}`, formData, onProgress);
}

export function deleteMovie(id) {
  return call('DELETE', `/movies/${encodeURIComponent(id)}`);
}

async function call(method, path, body, onProgress) {
  const { apiUrl } = await loadConfig();
  if (!apiUrl) throw new NoApiYet();
  const url = apiUrl.replace(/\/$/, '') + path;
  // No Content-Type here: for form data the browser sets it itself, with the boundary that only it knows.
  const headers = { accept: 'application/json' };
  const response = onProgress
    ? await upload(url, { method, headers, body, onProgress })
    : await fetch(url, { method, headers, body, signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? undefined : response.json();
}

/** Errors come as problem documents (RFC 9457): title, detail, and `errors` for single fields. */
async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const message = problem.detail ?? problem.title ?? `The API answered ${response.status}.`;
  const fields = Object.fromEntries((problem.errors ?? []).map((error) => [error.field, error.detail]));
  return new ApiError(response.status, message, fields);
}
