import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let answers: Record<string, Response>;
let asked: { url: string; method?: string; body?: unknown; contentType?: string | null }[];

beforeEach(() => {
  // Each test loads the script anew: it keeps config.json once it has read it.
  vi.resetModules();
  asked = [];
  answers = { '/config.json': Response.json({ apiUrl: 'https://api.example/prod/' }) };
  vi.stubGlobal('fetch', async (url: string, options: RequestInit = {}) => {
    const { method, body, headers } = options;
    if (url !== '/config.json') {
      asked.push({ url, method, body, contentType: new Headers(headers).get('content-type') });
    }
    return answers[url] ?? new Response('', { status: 500 });
  });
});

afterEach(() => vi.unstubAllGlobals());

const loadApi = () => import('./site/js/api.js');

describe("the site's api.js", () => {
  it('says that there is no API yet, and asks nobody', async () => {
    answers['/config.json'] = Response.json({ apiUrl: null });
    const api = await loadApi();
    await expect(api.listMovies()).rejects.toBeInstanceOf(api.NoApiYet);
    expect(asked).toEqual([]);
  });

  it('asks for a page of films, and for the next one by its token', async () => {
    answers['https://api.example/prod/movies?limit=24'] = Response.json({ movies: [], nextToken: 'a/b=' });
    answers['https://api.example/prod/movies?limit=5&nextToken=a%2Fb%3D'] = Response.json({ movies: [] });
    const api = await loadApi();
    const first = await api.listMovies();
    expect(first.nextToken).toBe('a/b=');
    expect(await api.listMovies({ limit: 5, nextToken: first.nextToken })).toEqual({ movies: [] });
  });

  it('sends form data and leaves the content type to the browser, which knows the boundary', async () => {
    const address = 'https://api.example/prod/movies/a%2Fb';
    answers[address] = Response.json({ id: 'a/b', title: 'New' });
    const api = await loadApi();
    const form = new FormData();
    expect(await api.updateMovie('a/b', form)).toEqual({ id: 'a/b', title: 'New' });
    expect(asked).toEqual([{ url: address, method: 'PUT', body: form, contentType: null }]);
  });

  it('takes 204 for an answer', async () => {
    answers['https://api.example/prod/movies/x'] = new Response(null, { status: 204 });
    const api = await loadApi();
    expect(await api.deleteMovie('x')).toBeUndefined();
    expect(asked[0]?.method).toBe('DELETE');
  });

  it('reads a problem document: what is wrong, and with which field', async () => {
    const problem = {
      title: 'Bad Request',
      detail: 'Not accepted.',
      errors: [{ field: 'title', detail: 'Too long.' }],
    };
    answers['https://api.example/prod/movies'] = Response.json(problem, { status: 400 });
    const api = await loadApi();
    await expect(api.addMovie(new FormData())).rejects.toMatchObject({
      status: 400,
      message: 'Not accepted.',
      fields: { title: 'Too long.' },
    });
  });

  it('has words for an error without a problem document', async () => {
    answers['https://api.example/prod/movies/x'] = new Response('<html>', { status: 502 });
    const api = await loadApi();
    await expect(api.getMovie('x')).rejects.toMatchObject({ status: 502, message: 'The API answered 502.' });
  });
});
