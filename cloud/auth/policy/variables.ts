import type { ContextKeys } from './context-keys.ts';
import { globPattern, type Pattern } from './glob.ts';

/** What a policy text is read with. */
export interface VariableScope {
  keys: ContextKeys;
  /** Only policies of version 2012-10-17 have variables; in older ones `${` stands for itself. */
  enabled: boolean;
}

/**
 * A policy text with its variables put in. What a variable stands for is literal, wildcards in it too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * @returns undefined when the request has no value for a variable: then the text matches nothing
 */
export function expandPattern(text: string, scope: VariableScope): Pattern | undefined {
  return expand(text, scope, globPattern);
}

/** The same for a text in which `*` and `?` are no wildcards. */
export function expandText(text: string, scope: VariableScope): string | undefined {
  return expand(text, scope, (literal) => [...literal])?.join('');
}

function expand<Token>(
  text: string,
  scope: VariableScope,
  read: (text: string) => readonly Token[],
): readonly (Token | string)[] | undefined {
  if (!scope.enabled) return read(text);
  const tokens: (Token | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const value = variableValue(match[1] ?? '', scope.keys);
    if (value === undefined) return undefined;
    tokens.push(...read(text.slice(end, match.index)), ...value);
    end = match.index + match[0].length;
  }
  tokens.push(...read(text.slice(end)));
  return tokens;
}

/** `aws:username`, `aws:PrincipalTag/team, 'none'` with a default, or one of the characters * ? $ */
function variableValue(variable: string, keys: ContextKeys): string | undefined {
  if (variable === '*' || variable === '?' || variable === '$') return variable;
  const [, name, fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  const values = keys.get((name ?? '').toLowerCase());
  // A key with several values cannot stand in for one text.
  return values?.length === 1 ? values[0] : fallback;
}
