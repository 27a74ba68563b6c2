import { type Block, type MacroCall, type Node, parseTemplate, sourceOf, type Template } from './ast.ts';
import { evaluate } from './expression.ts';
import { renderLoop } from './loop.ts';
import { assign, showReference } from './reference.ts';
import { isTrue } from './values.ts';

/** A template at work. */
export interface Rendering {
  template: Template;
  variables: Map<string, unknown>;
  /** Shared by all that one template calls. */
  run: { stopped: boolean; broken: boolean };
}

/**
 * Renders a template with the meaning that Java's Velocity gives it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 *
 * @throws Error for a template that is no VTL, or one that does what Java refuses (an index out of range)
 */
export function renderTemplate(source: string, variables: Record<string, unknown>): string {
  const template = parseTemplate(source);
  return renderNodes(template.nodes, {
    template,
    variables: new Map(Object.entries(variables)),
    run: { stopped: false, broken: false },
  });
}

/** A text in double quotes, which is a small template. */
export function evaluateText(text: string, rendering: Rendering): string {
  if (!/[$#]/.test(text)) return text;
  const template = parseTemplate(text);
  return renderNodes(template.nodes, { ...rendering, template });
}

export function renderNodes(nodes: readonly Node[], rendering: Rendering): string {
  let text = '';
  for (const node of nodes) {
    if (rendering.run.stopped || rendering.run.broken) break;
    text += renderNode(node, rendering);
  }
  return text;
}

function renderNode(node: Node, rendering: Rendering): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return renderBlock(node, rendering);
  switch (node.type) {
    case 'references':
      return showReference(node, rendering);
    case 'set':
      assign(node.equal[0], evaluate(node.equal[1], rendering), rendering);
      return '';
    case 'raw':
      return node.value;
    case 'macro_call':
      return callMacro(node, rendering);
    case 'break':
      rendering.run.broken = true;
      return '';
    default:
      return '';
  }
}

function renderBlock([head, ...body]: Block, rendering: Rendering): string {
  switch (head.type) {
    case 'if':
      return renderNodes(chosenBranch(head.condition, body, rendering), rendering);
    case 'foreach':
      return renderLoop(head, body, rendering);
    default:
      throw new Error(`the directive #${head.type} is not modelled`);
  }
}

type Condition = Parameters<typeof evaluate>[0];

function chosenBranch(first: Condition, body: readonly Node[], rendering: Rendering): Node[] {
  let taken = isTrue(evaluate(first, rendering));
  const branch: Node[] = [];
  for (const node of body) {
    const marker = typeof node === 'object' && !Array.isArray(node) ? node : undefined;
    if (marker?.type === 'elseif' || marker?.type === 'else') {
      if (taken) break;
      taken = marker.type === 'else' || isTrue(evaluate(marker.condition, rendering));
    } else if (taken) branch.push(node);
  }
  return branch;
}

/** API Gateway has no macros of its own making: every call but `#stop` is plain text. */
function callMacro(call: MacroCall, rendering: Rendering): string {
  if (call.id !== 'stop') return sourceOf(rendering.template, call);
  rendering.run.stopped = true;
  return '';
}
