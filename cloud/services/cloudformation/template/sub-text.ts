import { templateError } from './errors.ts';

export type SubPiece = string | { variable: string };

/**
 * The text of `Fn::Sub` in its pieces: `${!Literal}` stands for itself without the mark.
 *
 * @throws AwsError ValidationError for a variable name with other characters than names have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function subPieces(text: string): SubPiece[] {
  const pieces: SubPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const [whole, inside = ''] = match;
    pieces.push(
      text.slice(end, match.index),
      inside.startsWith('!') ? `\${${inside.slice(1)}}` : variable(inside),
    );
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

function variable(name: string): { variable: string } {
  if (!/^[A-Za-z0-9_.:]+$/.test(name)) {
    throw templateError(
      'variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
    );
  }
  return { variable: name };
}

/** The text and the variables that an argument of `Fn::Sub` holds. */
export function subArgument(argument: unknown): { text: string; variables: Record<string, unknown> } {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  return { text, variables };
}
