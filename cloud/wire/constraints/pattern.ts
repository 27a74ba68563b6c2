const compiled = new Map<string, RegExp | undefined>();

/**
 * Compiles a pattern of AWS's models, which are Java regular expressions matched against the whole value.
 *
 * @returns undefined for a pattern that JavaScript cannot express: the caller then does not check it
 */
export function compilePattern(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, tryCompile(pattern));
  return compiled.get(pattern);
}

function tryCompile(pattern: string): RegExp | undefined {
  const [, inline = '', body = ''] = /^(?:\(\?([is]+)\))?(.*)$/s.exec(pattern) ?? [];
  try {
    return new RegExp(`^(?:${translate(body)})$`, `u${inline}`);
  } catch {
    return undefined;
  }
}

// Java's classes are ASCII unless asked otherwise; JavaScript's \s knows Unicode's spaces too.
const SPACES = ' \\t\\n\\x0B\\f\\r';
const TOKEN = /\[\^?(?:\\.|[^\\\]])*\]|\\.|./gsu;

function translate(body: string): string {
  let translated = '';
  for (const [token] of body.replaceAll('\\p{Print}', '[ -~]').matchAll(TOKEN)) {
    translated +=
      token.length > 2 && token.startsWith('[') ? translateClass(token) : translateEscape(token, false);
  }
  return translated;
}

function translateClass(token: string): string {
  const open = token.startsWith('[^') ? '[^' : '[';
  const inside = token.slice(open.length, -1);
  if (inside === '\\S') return open === '[' ? `[^${SPACES}]` : `[${SPACES}]`;
  // Nested classes and intersections mean something else in Java than they would here.
  if (/(?<!\\)\[|&&/.test(inside)) throw new SyntaxError(`No translation for ${token}`);
  // Java takes the hyphen after a class such as \w for itself; JavaScript wants it escaped.
  const literal = inside.replace(/(\\[wdsWDS]|\\p\{\w+\})-(?=.)/g, '$1\\-');
  // Beside \S, which cannot be spelt out inside a class, \s must stay its exact opposite.
  const escaped = literal.replace(/\\./gsu, (token) =>
    token === '\\s' && inside.includes('\\S') ? token : translateEscape(token, true),
  );
  return `${open}${escaped}]`;
}

function translateEscape(token: string, inClass: boolean): string {
  if (token === '\\s') return inClass ? SPACES : `[${SPACES}]`;
  if (token === '\\S' && !inClass) return `[^${SPACES}]`;
  if (!/^\\[^a-zA-Z0-9^$\\.*+?()[\]{}|/]$/u.test(token)) return token;
  // Java lets any punctuation be escaped, JavaScript's Unicode mode does not.
  return token === '\\-' ? '\\x2D' : token.slice(1);
}
