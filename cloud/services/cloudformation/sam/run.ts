import type { ResourceDeclaration } from '../template/template.ts';
import type { ParameterValues } from './parameters.ts';
import type { PyDict } from './python/dictionary.ts';
import type { References } from './references.ts';

/** The definition of an API while its functions and its own properties add to it. */
export interface ApiDefinition {
  body: PyDict;
  /** The transform writes it; a definition of the user's own gets no integrations. */
  managed: boolean;
  /** The user's own, into which MergeDefinitions puts the transform's paths. */
  merged?: PyDict;
}

/** One transform: what it reads, and what it has made so far. */
export interface Run {
  values: ParameterValues;
  /** Seconds since 1970, for `AlwaysDeploy`. */
  second: number;
  managedPolicies: Record<string, string>;
  partition: string;
  /** With the globals merged in, and with the implicit API when one is needed. */
  resources: Record<string, ResourceDeclaration>;
  /** Ids in the order in which the reference walks over them. */
  order: string[];
  conditions: Record<string, unknown>;
  definitions: Map<string, ApiDefinition>;
  /** Names of the functions behind an API, by its id: a new name wants a new deployment. */
  functionNames: Map<string, string>;
  references: References;
  made: Record<string, ResourceDeclaration>;
}
