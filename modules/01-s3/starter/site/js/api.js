// The one file that talks to the API. Every other script calls these six functions.
// The two lists are done; the other four functions are yours. Each takes one line: the function `call` below reads
// what everybody may read, and `callAsAdmin` does what only administrators may.
import { adminToken, signInAgain } from './access.js';
import { loadConfig } from './config.js';
import { upload } from './upload.js';

const signedOut = 'You are signed out. Only administrators may do this: sign in, then try again.';

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
export function listMovies(page) {
  return call('GET', `/movies?${pageQuery(page)}`);
}

/** The same list for administrators, behind an address that module 5 can lock. */
export function listForAdmin(page) {
  return callAsAdmin('GET', `/admin?${pageQuery(page)}`);
}

/** One film: `{ id, title, rating, synopsis, posterUrl }`. */
export function getMovie(id) {
  // TODO: `call` with GET /movies/{id}. An id goes into an address through encodeURIComponent.
  throw new Error(`getMovie(${id}) is yours to write in js/api.js`);
}

/** Adds a film. `formData` holds title, rating, synopsis and the poster's file; `onProgress` gets the part that has gone. */
export function addMovie(formData, onProgress) {
  // TODO: `callAsAdmin` with POST /movies and the form data as its body. Hand onProgress on too.
  throw new Error(`addMovie(${formData}, ${onProgress}) is yours to write in js/api.js`);
}

/** Changes a film. Without a poster in `formData` the old poster stays. */
export function updateMovie(id, formData, onProgress) {
  // TODO: `callAsAdmin` with PUT /movies/{id}, the form data as its body, and onProgress. An id goes through encodeURIComponent.
  throw new Error(`updateMovie(${id}, ${formData}, ${onProgress}) is yours to write in js/api.js`);
}

export function deleteMovie(id) {
  // TODO: `callAsAdmin` with DELETE /movies/{id}. An id goes into an address through encodeURIComponent.
  throw new Error(`deleteMovie(${id}) is yours to write in js/api.js`);
}

function pageQuery({ limit = 24, nextToken } = {}) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (nextToken) query.set('nextToken', nextToken);
  return query;
}

/** A call that only administrators may make. When their session has ended, they sign in and it is sent once more. */
async function callAsAdmin(method, path, body, onProgress) {
  try {
    return await call(method, path, body, onProgress, await authorization());
  } catch (error) {
    // A list is easily loaded again after the sign-in page. A form is not: it must stay as it is, its file too.
    if (error.status !== 401 || method === 'GET' || !(await signInAgain())) throw error;
    return call(method, path, body, onProgress, await authorization());
  }
}

/** The header for a locked API. The token goes as it is: API Gateway asks for no "Bearer" before it. */
async function authorization() {
  const { locked, token } = await adminToken();
  if (!locked) return {};
  // Without a token the answer is known: a poster of 4 MB need not travel for it.
  if (!token) throw new ApiError(401, signedOut);
  return { authorization: token };
}

async function call(method, path, body, onProgress, authorization = {}) {
  const { apiUrl } = await loadConfig();
  if (!apiUrl) throw new NoApiYet();
  const url = apiUrl.replace(/\/$/, '') + path;
  // No Content-Type here: for form data the browser sets it itself, with the boundary that only it knows.
  const headers = { accept: 'application/json', ...authorization };
  const response = onProgress
    ? await upload(url, { method, headers, body, onProgress })
    : await fetch(url, { method, headers, body, signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? undefined : response.json();
}

/** Errors come as problem documents (RFC 9457): title, detail, and `errors` for single fields. */
async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const words = problem.detail ?? problem.title ?? `The API answered ${response.status}.`;
  const message = response.status === 401 ? signedOut : words;
  const fields = Object.fromEntries((problem.errors ?? []).map((error) => [error.field, error.detail]));
  return new ApiError(response.status, message, fields);
}
