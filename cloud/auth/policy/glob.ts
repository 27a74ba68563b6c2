/** Any run of characters, or none. */
export const MANY = Symbol('*');
/** Any one character. */
export const ONE = Symbol('?');

/** A pattern taken apart, so that a `*` that stands for itself cannot be taken for a wildcard. */
export type Pattern = readonly (string | typeof MANY | typeof ONE)[];

/** The pattern of a text in which every `*` and `?` is a wildcard. */
export function globPattern(text: string): Pattern {
  return [...text].map((character) => (character === '*' ? MANY : character === '?' ? ONE : character));
}

/** True when the whole text fits the pattern. The time grows with their product at most. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const characters = [...text];
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < characters.length) {
    const token = pattern[at];
    if (token === MANY) {
      star = at;
      resume = position;
      at += 1;
    } else if (token === ONE || (token !== undefined && token === characters[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      // Let the last star take one character more and try again from there.
      resume += 1;
      position = resume;
      at = star + 1;
    } else return false;
  }
  return pattern.slice(at).every((token) => token === MANY);
}
