import { withoutIds } from './mistake.ts';
import type { Edit } from './sam-edits.ts';
import type { DeployedStack } from './sam-stack.ts';

/** The solution's stack, broken in one way, and what the grader must say about it. */
export interface SamMistake {
  /** Names the test: what the student did. */
  name: string;
  /** What is changed in the template before it is deployed. */
  template?: Edit[];
  /** What is changed in openapi.yaml before it is deployed. */
  api?: Edit[];
  /** What was done by hand, past the template. */
  break?(stack: DeployedStack): Promise<unknown>;
  /** The one check that fails. */
  fails: string;
  /** The reason that the grader gives, with ids replaced. The rest of its words are in golden/. */
  because: string;
  /** Whether the whole module is graded, so that no other check may fail; otherwise the check and what it needs. */
  whole?: boolean;
  /** Takes back what was done by hand, or what the template does not bring back. */
  mend?(stack: DeployedStack): Promise<unknown>;
}

/** A text without what CloudFormation makes anew each time: the ends of its names, and the ids of requests. */
export function withoutStackIds(text: string): string {
  return withoutIds(text)
    .replace(/\b(cinedb-ana-dev-[A-Za-z]+)-[A-Za-z0-9]{12}\b/g, '$1-SUFFIX')
    .replace(/\b(Request ID|RequestToken): [0-9a-f-]{36}/g, '$1: ID');
}
