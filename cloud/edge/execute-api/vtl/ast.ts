import { parse } from 'velocityjs';

/** A template as velocityjs reads it. Only its grammar is used: what the nodes mean is decided here, as Java does. */
export interface Template {
  source: string;
  nodes: Node[];
}

export type Node = string | Reference | SetDirective | MacroCall | Marker | Raw | Block;

/** A directive with what is inside it: its head stands first. */
export type Block = [head: Head, ...body: Node[]];

export type Head =
  | { type: 'if'; condition: Expression }
  | { type: 'foreach'; to: string; from: Expression }
  | { type: 'macro'; id: string; args?: Reference[] | false }
  | { type: 'define' | 'noescape' | 'macro_body'; id: string };

export interface Reference {
  type: 'references';
  id: string;
  /** `$`, or `$!` for a quiet reference. */
  leader: string;
  path?: Step[];
  pos?: Position;
}

export type Step =
  | { type: 'property'; id: string }
  | { type: 'method'; id: string; args?: Expression[] | false }
  | { type: 'index'; id: Expression };

export interface SetDirective {
  type: 'set';
  equal: [Reference, Expression];
}

export interface MacroCall {
  type: 'macro_call';
  id: string;
  args?: Expression[] | false;
  pos?: Position;
}

export type Marker =
  | { type: 'elseif'; condition: Expression }
  | { type: 'else' }
  | { type: 'break' | 'comment' | 'end' };

export interface Raw {
  type: 'raw';
  value: string;
}

export type Expression =
  | Reference
  | { type: 'string'; value: string; isEval?: boolean }
  | { type: 'integer' | 'decimal'; value: string | number }
  | { type: 'bool'; value: string }
  | { type: 'array'; value: (Expression | string | number)[]; isRange?: boolean }
  | { type: 'map'; value?: Record<string, Expression> }
  | { type: 'math'; operator: string; expression: Expression[] };

/** Lines from 1, columns from 0, the end exclusive. */
export interface Position {
  first_line: number;
  first_column: number;
  last_line: number;
  last_column: number;
}

const MOST_KEPT = 500;
const kept = new Map<string, Template>();

/**
 * Reads a template; the last 500 are kept, because reading takes ten times as long as rendering.
 *
 * @throws Error when the template is no VTL
 */
export function parseTemplate(source: string): Template {
  const known = kept.get(source);
  if (known) return known;
  const text = withPlainDirectives(source);
  const template: Template = { source: text, nodes: parse(text) as unknown as Node[] };
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(source, template);
  return template;
}

/** Velocity lets a directive stand in braces and ends a template at `#stop`; velocityjs reads neither. */
function withPlainDirectives(source: string): string {
  return source.replace(/#\{(if|elseif|foreach|set|break)\}/g, '#$1').replace(/#stop\b(?!\s*\()/g, '#stop()');
}

/** The text of a node, as its author wrote it. */
export function sourceOf(template: Template, { pos }: { pos?: Position }): string {
  if (!pos) return '';
  const lines = template.source.split(/\r?\n/).slice(pos.first_line - 1, pos.last_line);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, pos.last_column);
  lines[0] = (lines[0] ?? '').slice(pos.first_column);
  return lines.join('\n');
}
