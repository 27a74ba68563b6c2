/**
 * Where a text stops being JSON, as CloudFormation counts: lines and columns from 1, the column after the character
 * that does not fit. Undefined for JSON.
 */
export function jsonFault(text: string): { line: number; column: number } | undefined {
  const at = new Scanner(text).fault();
  if (at === undefined) return undefined;
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 2 };
}

const SPACE = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows no control character in a string.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Fault extends Error {}

/** Walks over the text; `position` stands where it failed when a Fault is thrown. */
class Scanner {
  private position = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  fault(): number | undefined {
    try {
      this.value();
      if (this.position < this.text.length) throw new Fault();
      return undefined;
    } catch (error) {
      if (error instanceof Fault) return this.position;
      throw error;
    }
  }

  private value(): void {
    this.skip(SPACE);
    if (this.take('{')) this.members('}', () => this.member());
    else if (this.take('[')) this.members(']', () => this.value());
    else if (!this.skip(STRING) && !this.skip(PLAIN)) throw new Fault();
    this.skip(SPACE);
  }

  private members(end: string, one: () => void): void {
    this.skip(SPACE);
    if (this.take(end)) return;
    do one();
    while (this.take(','));
    if (!this.take(end)) throw new Fault();
  }

  private member(): void {
    this.skip(SPACE);
    if (!this.skip(STRING)) throw new Fault();
    this.skip(SPACE);
    if (!this.take(':')) throw new Fault();
    this.value();
  }

  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  /** Steps over what the sticky expression matches here; false when that is nothing. */
  private skip(expression: RegExp): boolean {
    expression.lastIndex = this.position;
    const [matched] = expression.exec(this.text) ?? [''];
    this.position += matched.length;
    return matched.length > 0;
  }
}
