const FLAGS: Record<string, string> = { i: 'i', s: 's', m: 'm' };
const CLASSES: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Space: '\\s',
  XDigit: '0-9a-fA-F',
  Punct: '!-\\/:-@\\[-`{-~',
};

/**
 * A regular expression of Java's as JavaScript's. It covers inline flags at the start, POSIX classes, `\Q...\E`,
 * possessive quantifiers (without their refusal to give back), `\A`, `\z` and `\Z`.
 *
 * @throws SyntaxError for an expression that neither language takes
 */
export function javaRegex(pattern: string, flags = ''): RegExp {
  const inline = /^\(\?([ism]+)\)/.exec(pattern);
  const inlineFlags = [...(inline?.[1] ?? '')].map((flag) => FLAGS[flag] ?? '').join('');
  const body = pattern
    .slice(inline?.[0].length ?? 0)
    .replace(/\\Q(.*?)(?:\\E|$)/gs, (_, text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .replace(/\[([^\]]*?)\\p\{(\w+)\}/g, (whole, before: string, name: string) =>
      CLASSES[name] ? `[${before}${CLASSES[name]}` : whole,
    )
    .replace(/\\p\{(\w+)\}/g, (whole, name: string) => (CLASSES[name] ? `[${CLASSES[name]}]` : whole))
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/((?:^|[^\\])(?:[*+?]|\{\d+(?:,\d*)?\}))\+/g, '$1');
  const all = flags + inlineFlags;
  return compile(body, /\\p\{/.test(body) ? `${all}u` : all);
}

const kept = new Map<string, RegExp>();

function compile(body: string, flags: string): RegExp {
  const key = `${flags}/${body}`;
  const known = kept.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const made = new RegExp(body, flags);
  kept.set(key, made);
  return made;
}

/** Java's `String.matches`: the whole text, or nothing. */
export function matchesWhole(text: string, pattern: string): boolean {
  const inline = /^\(\?[ism]+\)/.exec(pattern)?.[0] ?? '';
  return javaRegex(`${inline}^(?:${pattern.slice(inline.length)})$`).test(text);
}

/** A replacement of Java's (`$1`, `${name}`, and a backslash that takes a character as it is) for one match. */
export function javaReplacement(replacement: string): (...match: unknown[]) => string {
  return (...match) => {
    const groups = match.at(-1);
    return replacement.replace(
      /\\(.)|\$\{(\w+)\}|\$(\d)/gs,
      (_, literal?: string, name?: string, index?: string) => {
        if (literal !== undefined) return literal;
        if (name !== undefined) return String((groups as Record<string, string> | undefined)?.[name] ?? '');
        return String(match[Number(index)] ?? '');
      },
    );
  };
}
