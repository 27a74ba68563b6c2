import { describe, expect, it } from 'vitest';
import { type FunctionSigns, tellFunctions } from './stack-functions.ts';

function signs(given: Partial<FunctionSigns>): FunctionSigns {
  return { name: 'stack-F-abc', logicalId: 'F', handler: 'index.handler', methods: [], ...given };
}

describe('tellFunctions', () => {
  it('believes a name that ends as the course calls it', () => {
    const told = tellFunctions([
      signs({ name: 'cinedb-ana-dev-list-movies' }),
      signs({ name: 'x-get_movie' }),
    ]);
    expect(told).toEqual({ listMovies: 'cinedb-ana-dev-list-movies', getMovie: 'x-get_movie' });
  });

  it('believes a logical id where CloudFormation made the name', () => {
    const name = 'cinedb-ana-dev-ListMoviesFunction-1AbcD2efGh3I';
    expect(tellFunctions([signs({ name, logicalId: 'ListMoviesFunction' })])).toEqual({ listMovies: name });
  });

  it('believes a handler, then the method of the API, where names say nothing', () => {
    const told = tellFunctions([
      signs({ name: 'a', handler: 'dist/add-movie.handler' }),
      signs({ name: 'b', methods: ['GET /posters'] }),
    ]);
    expect(told).toEqual({ addMovie: 'a', posterUrl: 'b' });
  });

  it('lets a name decide where the API calls another function', () => {
    const told = tellFunctions([
      signs({ name: 'x-get-movie', methods: ['GET /posters'] }),
      signs({ name: 'x-poster-url', methods: [] }),
    ]);
    expect(told).toEqual({ getMovie: 'x-get-movie', posterUrl: 'x-poster-url' });
  });

  it('takes none of two that say the same, and goes on to what tells them apart', () => {
    const two = ['a', 'b'].map((name) => signs({ name, logicalId: `DeleteMovie${name}` }));
    expect(tellFunctions(two)).toEqual({});
    expect(tellFunctions([...two, signs({ name: 'c', methods: ['DELETE /movies/{id}'] })])).toEqual({
      deleteMovie: 'c',
    });
  });
});
