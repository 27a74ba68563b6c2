/** What must not be printed of a run: passwords, and what Cognito gives. */
export interface Secrets {
  /** Adds passwords and the like. */
  add(...values: unknown[]): void;
  /** Reads an answer of Cognito's, in base64, for the tokens in it. */
  learn(body: string | undefined): void;
  /** A text with every secret taken out. */
  hide(text: string): string;
  /** The last one at the end. */
  refreshTokens(): string[];
}

const MOST_CHARACTERS = 160;

/** @param folder where the code is, which says nothing to a reader */
export function secrets(folder: string): Secrets {
  const known = new Set<string>();
  const refreshTokens: string[] = [];
  return {
    add(...values) {
      for (const value of values) if (isSecret(value)) known.add(value);
    },
    learn(body = '') {
      const text = Buffer.from(body, 'base64').toString('utf8');
      for (const [, token = ''] of text.matchAll(/"(?:RefreshToken|refresh_token)"\s*:\s*"([^"]+)"/g)) {
        refreshTokens.push(token);
        known.add(token);
      }
    },
    hide(text) {
      let shown = text.replace(/\beyJ[\w-]+\.[\w-]*\.?[\w.-]*/g, '[a token]');
      shown = shown.replaceAll(folder, 'site');
      for (const secret of known) shown = shown.replaceAll(secret, '[a secret]');
      const line = shown.replace(/\s+/g, ' ').trim();
      return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 3)}...` : line;
    },
    refreshTokens: () => [...refreshTokens],
  };
}

/** A password is long, and no address. */
function isSecret(value: unknown): value is string {
  return typeof value === 'string' && value.length > 20 && !value.includes('@');
}
