import type { Movie } from '../../../shared/movie.ts';

const fields = ['id', 'title', 'rating', 'synopsis'] as const;

/** How a film differs from what it should be, in words; undefined when id, title, rating and synopsis are the same. */
export function differences(film: unknown, movie: Omit<Movie, 'posterUrl'>): string | undefined {
  const { ...found } = (film ?? {}) as Record<string, unknown>;
  const wrong = fields.filter((field) => found[field] !== movie[field]);
  const shown = wrong.map((field) => `${field} ${JSON.stringify(found[field]) ?? 'missing'}`);
  return wrong.length > 0 ? shown.join(', ') : undefined;
}
