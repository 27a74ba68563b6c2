import type { Movie } from '../../../shared/movie.ts';
import type { SiteAnswer, SiteRequest } from '../site-process.ts';

/** What the API was asked. */
export interface Asked {
  /** Such as `GET /movies`. */
  call: string;
  status: number | undefined;
}

/** An API that has the films that it is given, and keeps what it was asked. It stands for the one of module 4. */
export interface MadeUpApi {
  url: string;
  films: readonly Movie[];
  /** Since the last `forget`. */
  asked(): readonly Asked[];
  forget(): void;
  /** The fields of the form that came last; a file by its bytes. */
  form(): Record<string, string | Buffer> | undefined;
  answer(request: SiteRequest): Promise<SiteAnswer>;
}

const PAGE = 2;
const SECOND_PAGE = 'second-page';

/** @param films more than fit on one page, so that the site has to ask for the next */
export function madeUpApi(films: readonly Movie[]): MadeUpApi {
  // A host that nobody can have: https://www.rfc-editor.org/rfc/rfc2606#section-2
  const url = 'https://api.invalid/prod';
  const asked: Asked[] = [];
  let form: Record<string, string | Buffer> | undefined;
  return {
    url,
    films,
    asked: () => asked,
    forget() {
      asked.length = 0;
      form = undefined;
    },
    form: () => form,
    async answer(request) {
      const { pathname, searchParams } = new URL(request.url);
      const { method } = request;
      const path = pathname.replace(/^\/prod/, '');
      if (['POST', 'PUT'].includes(method)) form = await formOf(request);
      const answer = reply(films, method, path, searchParams.get('nextToken'));
      asked.push({ call: `${method} ${path}`, status: answer.status });
      return answer;
    },
  };
}

function reply(films: readonly Movie[], method: string, path: string, token: string | null): SiteAnswer {
  const id = decodeURIComponent(/^\/movies\/([^/]+)$/.exec(path)?.[1] ?? '');
  const film = films.find((one) => one.id === id);
  const isList = path === '/movies' || path === '/admin';
  if (method === 'GET' && isList) return json(200, pageOf(films, token));
  if (method === 'POST' && path === '/movies') return json(201, films[0]);
  if (film && method === 'DELETE') return { status: 204, headers: {}, body: '' };
  if (film && ['GET', 'PUT'].includes(method)) return json(200, film);
  return json(404, { title: 'Not found', status: 404 }, 'application/problem+json');
}

function pageOf(films: readonly Movie[], token: string | null) {
  if (token === SECOND_PAGE) return { movies: films.slice(PAGE) };
  return { movies: films.slice(0, PAGE), nextToken: SECOND_PAGE };
}

function json(status: number, value: unknown, type = 'application/json'): SiteAnswer {
  return { status, headers: { 'content-type': type }, body: btoa(JSON.stringify(value)) };
}

async function formOf({ headers, body }: SiteRequest): Promise<Record<string, string | Buffer> | undefined> {
  try {
    const form = await new Response(Buffer.from(body, 'base64'), { headers }).formData();
    const fields = [...form].map(async ([name, value]) =>
      typeof value === 'string' ? [name, value] : [name, Buffer.from(await value.arrayBuffer())],
    );
    return Object.fromEntries(await Promise.all(fields));
  } catch {
    return undefined;
  }
}
