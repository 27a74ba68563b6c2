import type { NormalizedSchema } from '@smithy/core/schema';

/** An element that is open while the document is read. */
interface Element {
  name: string;
  /** Undefined for what wraps a map, whose keys no schema knows. */
  schema: NormalizedSchema | undefined;
  children: Map<string, Child>;
  seen: Set<string>;
  text: string;
}

interface Child {
  schema: NormalizedSchema | undefined;
  repeats: boolean;
}

const NAME = '[A-Za-z_][\\w.:-]*';
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  `<\\?.*?\\?>|<!--.*?-->|<!\\[CDATA\\[(?<cdata>.*?)\\]\\]>|</(?<end>${NAME})\\s*>|<(?<start>${NAME})(?:${ATTRIBUTE})*\\s*(?<empty>/)?>|(?<text>[^<]+)`,
  'gsy',
);
const ENTITY = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/**
 * True when a document is well-formed XML and holds nothing that its schema does not know: no other element, no element
 * twice that comes once, no text between elements, and in each leaf a value of its type. A document type is refused
 * too, since it may define anything.
 */
export function isXmlOf(schema: NormalizedSchema, document: string): boolean {
  const open: Element[] = [];
  let roots = 0;
  let position = 0;
  for (const token of document.replace(/^\uFEFF/, '').matchAll(TOKEN)) {
    position += token[0].length;
    const { start, end, empty, text, cdata } = token.groups ?? {};
    const current = open.at(-1);
    if (start !== undefined) {
      const element = current ? childOf(current, start) : rootOf(schema, start);
      if (!element || (!current && ++roots > 1)) return false;
      if (empty === undefined) open.push(element);
      else if (!isComplete(element)) return false;
    } else if (end !== undefined) {
      if (current?.name !== end || !isComplete(current)) return false;
      open.pop();
    } else if (text !== undefined || cdata !== undefined) {
      if (text !== undefined && ENTITY.test(text)) return false;
      if (current) current.text += text ?? cdata;
      else if (cdata !== undefined || text?.trim()) return false;
    }
  }
  return roots === 1 && open.length === 0 && position === document.replace(/^\uFEFF/, '').length;
}

function rootOf(schema: NormalizedSchema, name: string): Element | undefined {
  // A document that is the whole input has no name of its own in the schema.
  const expected = schema.isMemberSchema() ? (xmlName(schema) ?? schema.getName()) : undefined;
  return expected === undefined || expected === name ? newElement(name, schema) : undefined;
}

function childOf(parent: Element, name: string): Element | undefined {
  if (!parent.schema) return newElement(name, undefined);
  const child = parent.children.get(name);
  if (!child || (parent.seen.has(name) && !child.repeats)) return undefined;
  parent.seen.add(name);
  return newElement(name, child.schema);
}

function newElement(name: string, schema: NormalizedSchema | undefined): Element {
  return { name, schema, children: childrenOf(schema), seen: new Set(), text: '' };
}

function childrenOf(schema: NormalizedSchema | undefined): Map<string, Child> {
  const children = new Map<string, Child>();
  if (schema?.isListSchema()) {
    const item = schema.getValueSchema();
    children.set(xmlName(item) ?? 'member', { schema: item, repeats: true });
  } else if (schema?.isStructSchema()) {
    for (const [name, member] of schema.structIterator()) {
      const { xmlAttribute, xmlFlattened } = member.getMergedTraits();
      if (xmlAttribute) continue;
      const flat = Boolean(xmlFlattened) && member.isListSchema();
      children.set(xmlName(member) ?? name, {
        schema: flat ? member.getValueSchema() : member.isMapSchema() ? undefined : member,
        repeats: flat,
      });
    }
  }
  return children;
}

function xmlName(schema: NormalizedSchema): string | undefined {
  const { xmlName: name } = schema.getMergedTraits();
  return typeof name === 'string' ? name : undefined;
}

/** Asked when an element ends. */
function isComplete({ schema, text }: Element): boolean {
  if (!schema) return true;
  if (schema.isStructSchema() || schema.isListSchema()) return text.trim() === '';
  if (schema.isBooleanSchema()) return /^(true|false)$/i.test(text.trim());
  if (schema.isNumericSchema()) return /^[+-]?\d+(\.\d+)?$/.test(text.trim());
  if (schema.isTimestampSchema()) return /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(text.trim());
  return true;
}
