/** Which headers, cookies or query strings are taken. Names of headers are in lower case. */
export interface Selection {
  mode: 'none' | 'all' | 'listed' | 'except';
  names: readonly string[];
}

export const NOTHING: Selection = { mode: 'none', names: [] };
export const EVERYTHING: Selection = { mode: 'all', names: [] };

/**
 * A selection from the words of a policy.
 *
 * @param behavior `none`, `whitelist`, `allExcept`, `all`, `allViewer` ...
 */
export function selectionOf(behavior: string, names: { Items?: string[] } | undefined): Selection {
  const items = names?.Items ?? [];
  if (behavior === 'whitelist') return { mode: 'listed', names: items };
  if (behavior === 'allExcept') return { mode: 'except', names: items };
  return behavior === 'none' ? NOTHING : EVERYTHING;
}

/** The same for headers, whose names compare without capitals. */
export function headerSelectionOf(behavior: string, names: { Items?: string[] } | undefined): Selection {
  const selection = selectionOf(behavior, names);
  return { ...selection, names: selection.names.map((name) => name.toLowerCase()) };
}

/** Whether any of some selections takes a name. */
export function selects(name: string, ...selections: Selection[]): boolean {
  return selections.some(({ mode, names }) => {
    if (mode === 'listed') return names.includes(name);
    if (mode === 'except') return !names.includes(name);
    return mode === 'all';
  });
}

/** The taken parameters of a query, as they came and in their order. */
export function selectQuery(query: string, ...selections: Selection[]): string {
  return query
    .split('&')
    .filter((parameter) => parameter !== '' && selects(nameOf(parameter), ...selections))
    .join('&');
}

/** The taken cookies of a Cookie header; empty when there are none. */
export function selectCookies(header: string | undefined, ...selections: Selection[]): string {
  return (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && selects(nameOf(cookie), ...selections))
    .join('; ');
}

function nameOf(pair: string): string {
  return pair.split('=')[0] ?? '';
}
