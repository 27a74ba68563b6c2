import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let answers: Record<string, Response | (() => Response)>;
let asked: {
  url: string;
  method?: string;
  body?: unknown;
  contentType?: string | null;
  token: string | null;
}[];

beforeEach(() => {
  // Each test loads the script anew: it keeps config.json once it has read it.
  vi.resetModules();
  asked = [];
  answers = { '/config.json': Response.json({ apiUrl: 'https://api.example/prod/' }) };
  vi.stubGlobal('fetch', async (url: string, options: RequestInit = {}) => {
    const { method, body, headers } = options;
    if (url !== '/config.json') {
      const sent = new Headers(headers);
      asked.push({
        url,
        method,
        body,
        contentType: sent.get('content-type'),
        token: sent.get('authorization'),
      });
    }
    const answer = answers[url] ?? new Response('', { status: 500 });
    return typeof answer === 'function' ? answer() : answer;
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
    expect(asked).toEqual([{ url: address, method: 'PUT', body: form, contentType: null, token: null }]);
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

  it('asks for the admin list at an address of its own, with no token before module 5', async () => {
    answers['https://api.example/prod/admin?limit=50'] = Response.json({ movies: [] });
    const api = await loadApi();
    expect(await api.listForAdmin({ limit: 50 })).toEqual({ movies: [] });
    expect(asked[0]).toMatchObject({ method: 'GET', token: null });
  });

  it('says in plain words that somebody is signed out, and asks once only', async () => {
    const refused = () => Response.json({ detail: 'Unauthorized' }, { status: 401 });
    answers['https://api.example/prod/movies/x'] = refused();
    const api = await loadApi();
    const expected = { status: 401, message: expect.stringContaining('You are signed out.') };
    await expect(api.deleteMovie('x')).rejects.toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });
});

describe("the site's api.js behind a user pool", () => {
  let token: string | undefined;
  let signsInAgain: boolean;
  let questions: number;

  beforeEach(() => {
    [token, signsInAgain, questions] = ['token1', true, 0];
    vi.doMock('./site/js/access.js', () => ({
      adminToken: async () => ({ locked: true, token }),
      signInAgain: async () => {
        questions += 1;
        token = 'token2';
        return signsInAgain;
      },
    }));
  });
  afterEach(() => void vi.doUnmock('./site/js/access.js'));

  const refused = () => Response.json({}, { status: 401 });

  it('sends the token with what only administrators may do, and with nothing else', async () => {
    answers['https://api.example/prod/movies/x'] = Response.json({ id: 'x' });
    answers['https://api.example/prod/movies?limit=24'] = Response.json({ movies: [] });
    answers['https://api.example/prod/admin?limit=24'] = Response.json({ movies: [] });
    const api = await loadApi();
    await api.getMovie('x');
    await api.listMovies();
    await api.listForAdmin();
    answers['https://api.example/prod/movies/x'] = new Response(null, { status: 204 });
    await api.deleteMovie('x');
    expect(asked.map((each) => each.token)).toEqual([null, null, 'token1', 'token1']);
  });

  it('asks for the password when the session has ended, and sends the same form again', async () => {
    const address = 'https://api.example/prod/movies/x';
    answers[address] = () => (asked.length === 1 ? refused() : Response.json({ id: 'x' }));
    const api = await loadApi();
    const form = new FormData();
    expect(await api.updateMovie('x', form)).toEqual({ id: 'x' });
    expect(asked.map((each) => each.token)).toEqual(['token1', 'token2']);
    expect(asked.every(({ body }) => body === form)).toBe(true);
  });

  it('asks before it sends when there is no token at all', async () => {
    token = undefined;
    answers['https://api.example/prod/movies/x'] = new Response(null, { status: 204 });
    const api = await loadApi();
    await api.deleteMovie('x');
    expect(asked.map((each) => each.token)).toEqual(['token2']);
  });

  it.each([
    ['nobody signs in', false, 1],
    ['the new token is refused too', true, 2],
  ])('gives up when %s', async (_, again, calls) => {
    signsInAgain = again;
    answers['https://api.example/prod/movies/x'] = refused;
    const api = await loadApi();
    await expect(api.deleteMovie('x')).rejects.toMatchObject({ status: 401 });
    expect(asked).toHaveLength(calls);
    expect(questions).toBe(1);
  });

  it('leaves it to the page to go to the sign-in page for a list', async () => {
    answers['https://api.example/prod/admin?limit=24'] = refused;
    const api = await loadApi();
    await expect(api.listForAdmin()).rejects.toMatchObject({ status: 401 });
    expect(questions).toBe(0);
  });
});
