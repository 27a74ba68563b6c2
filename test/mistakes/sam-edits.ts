/** Changes one place of a text. It throws where there is nothing to change: then the test is wrong. */
export type Edit = (text: string) => string;

/** A text with every edit made. */
export function editedBy(edits: readonly Edit[], text: string): string {
  return edits.reduce((before, edit) => edit(before), text);
}

/** Other words in place of the first ones like these. */
export function replace(from: string, to: string): Edit {
  return (text) => {
    if (!text.includes(from)) throw new Error(`the text has no ${from}`);
    return text.replace(from, () => to);
  };
}

/** The same within a resource of a template, or within a path of the API. */
export function inside(id: string, from: string, to: string): Edit {
  return (text) => {
    const start = text.indexOf(`\n  ${id}:\n`);
    if (start < 0) throw new Error(`the text has no ${id}`);
    const rest = text.slice(start + 1);
    const length = rest.slice(1).search(/\n {0,2}\w|\n {2}\//);
    const end = length < 0 ? text.length : start + 2 + length;
    return text.slice(0, start) + replace(from, to)(text.slice(start, end)) + text.slice(end);
  };
}

/** One more resource, written as YAML without its indentation. */
export function addResource(yaml: string): Edit {
  const indented = yaml.trim().replace(/^/gm, '  ');
  return replace('\nOutputs:\n', `\n${indented}\n\nOutputs:\n`);
}
