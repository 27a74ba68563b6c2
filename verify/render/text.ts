/** Breaks a text into lines of at most `width` characters, at spaces where there are any. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ').flatMap((part) => cut(part, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** An address may be longer than a line: it is broken before a `#` or after a `/`, if it has one in reach. */
function cut(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const anchor = word.slice(0, width + 1).lastIndexOf('#');
  const end = anchor > 0 ? anchor : word.slice(0, width).lastIndexOf('/') + 1 || width;
  return [word.slice(0, end), ...cut(word.slice(end), width)];
}

/** Joins facts with middle dots, and goes to the next line where one would not fit. */
export function factLines(facts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 3 + fact.length <= width)
      lines[lines.length - 1] = `${last} · ${fact}`;
    else lines.push(fact);
  }
  return lines;
}

/** Milliseconds as `0.2s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}s`;
}
