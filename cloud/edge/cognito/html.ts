/** Text that is HTML already. Only `html` makes it, so a plain string can never pass for it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | Html | undefined;

/** A template whose values are escaped, unless they are HTML already; an absent value leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(
    parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join(''),
  );
}

function written(value: Value): string {
  if (value === undefined) return '';
  return value instanceof Html ? value.text : escapeText(value);
}

function escapeText(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? '');
}
