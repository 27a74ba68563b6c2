import type { Intrinsic } from './intrinsic.ts';
import { isPseudoParameter } from './pseudo-parameters.ts';
import { getAttArgument } from './shapes.ts';
import { subArgument, subPieces } from './sub-text.ts';
import type { ResourceDeclaration } from './template.ts';
import { type Branches, walkIntrinsics } from './walk-intrinsics.ts';

/** A mention of a parameter or a resource. */
export interface Reference {
  name: string;
  /** What of the resource; undefined for `Ref` and for an attribute that only a function tells. */
  attribute?: string;
  through: 'Ref' | 'Fn::GetAtt' | 'Fn::Sub';
}

/**
 * What a value refers to, pseudo parameters left out.
 *
 * @throws as `intrinsicOf` and `subPieces`
 */
export function referencesIn(value: unknown, branches: Branches): Reference[] {
  const found: Reference[] = [];
  walkIntrinsics(value, branches, (intrinsic) => found.push(...referencesOf(intrinsic)));
  return found.filter(({ name }) => !isPseudoParameter(name));
}

/** The parts of a resource that may refer to others. */
export function referringParts({ Properties, Metadata }: ResourceDeclaration): unknown[] {
  return [Properties, Metadata];
}

function referencesOf({ name, argument }: Intrinsic): Reference[] {
  if (name === 'Ref') return [{ name: String(argument), through: name }];
  if (name === 'Fn::GetAtt') {
    const { name: resource = '', attribute } = getAttArgument(argument) ?? {};
    return [{ name: resource, through: name, ...(typeof attribute === 'string' && { attribute }) }];
  }
  if (name !== 'Fn::Sub') return [];
  const { text, variables } = subArgument(argument);
  return subPieces(text)
    .filter((piece) => typeof piece !== 'string')
    .filter(({ variable }) => !Object.hasOwn(variables, variable))
    .map(({ variable }) => ofVariable(variable));
}

function ofVariable(variable: string): Reference {
  const at = variable.indexOf('.');
  if (at === -1) return { name: variable, through: 'Fn::Sub' };
  return { name: variable.slice(0, at), attribute: variable.slice(at + 1), through: 'Fn::Sub' };
}
