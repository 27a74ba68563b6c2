/** The value that a text stands for; undefined for a text that is no JSON, and for `null`. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
