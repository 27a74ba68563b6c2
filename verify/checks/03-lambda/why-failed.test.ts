import { describe, expect, it } from 'vitest';
import type { Invoked } from './invoke.ts';
import { reasonFor } from './why-failed.ts';

const answered: Invoked = { requestId: '9c1e', status: 500, headers: {}, body: '', payload: '', log: [] };

function reason(text: string, Variables: Record<string, string> = {}, invoked: Partial<Invoked> = {}) {
  return reasonFor({
    key: 'listMovies',
    config: { Handler: 'index.handler', Environment: { Variables } },
    table: 'cinedb-ana-movies',
    bucket: 'cinedb-ana-posters-000000000000',
    invoked: { ...answered, log: [text], ...invoked },
    text,
  });
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
describe('why a function failed', () => {
  it('is the wrong table, where the role may read every table', () => {
    const { why } = reason('ResourceNotFoundException: Requested resource not found', {
      TABLE_NAME: 'Movies',
    });
    expect(why).toEqual({ text: 'TABLE_NAME is "Movies"; module 2 made "cinedb-ana-movies"', proven: true });
  });

  it('is not a setting that has nothing to do with the error', () => {
    const { why } = reason('TypeError: x is undefined', { TABLE_NAME: 'Movies' });
    expect(why.text).toBe('TypeError stopped the handler');
  });

  it('is the region, where S3 sends the client elsewhere', () => {
    expect(reason('PermanentRedirect: The bucket you are attempting to access').why.text).toMatch(/region/);
  });

  it('is only likely where nothing tells it', () => {
    expect(reason('done').why.proven).toBe(false);
  });
});
