import type { Grader } from '../../check.ts';
import type { Fields } from '../03-lambda/stored-film.ts';

/** All that a template may spoil: quotes of both kinds, a backslash, a line break, a tab, a dollar sign, other scripts. */
const NASTY = `It's "quoted" \\ back\\\\slashed,\nin two lines,\ta tab, $input.path('$') #set, </b>, Ångström, 映画, 🎬`;

/** The fields of a film whose texts survive only where every template escapes as JSON does. */
export function nastyFields({ canary, random }: Grader): Fields {
  const title = `${canary.title()} “Don't” "Look" \\ 🎬`;
  return { title, rating: random.integer(0, 100) / 10, synopsis: `${title}: ${NASTY} ${random.hex(8)}` };
}
