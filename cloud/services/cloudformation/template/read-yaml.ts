import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { formatError, templateError } from './errors.ts';
import { longForm } from './short-forms.ts';
import { plainScalar } from './yaml-scalar.ts';

type Node = unknown;

/**
 * A YAML text as plain values, functions in their long form. A key that stands twice counts as it stands last.
 *
 * @throws AwsError ValidationError where the text is no YAML, for aliases, and for keys that are no strings
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function readYaml(text: string): unknown {
  const lines = new LineCounter();
  // Under the failsafe schema every scalar stays a string: what it stands for is decided here, as CloudFormation does.
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) throw notWellFormed(lines, error.pos[0]);
  return new Reader(lines).value(document.contents, '');
}

class Reader {
  private readonly lines: LineCounter;

  constructor(lines: LineCounter) {
    this.lines = lines;
  }

  value(node: Node, path: string): unknown {
    if (isAlias(node)) throw templateError('YAML aliases are not allowed in CloudFormation templates');
    if (isMap(node)) return this.tagged(node, this.members(node, path));
    if (isSeq(node)) {
      return this.tagged(
        node,
        node.items.map((item, index) => this.value(item, `${path}/${index}`)),
      );
    }
    if (isScalar(node)) return this.tagged(node, scalarValue(node));
    return null;
  }

  private members(node: YAMLMap, path: string): Record<string, unknown> {
    const members = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = this.key(pair.key, path);
      members.set(key, this.value(pair.value, `${path}/${key}`));
    }
    return Object.fromEntries(members);
  }

  private key(node: Node, path: string): string {
    const key = this.value(node, path);
    if (typeof key === 'string') return key;
    const kind = typeof key === 'number' ? 'numeric' : key === null ? 'null' : typeof key;
    throw formatError(`[${path}] map keys must be strings; received ${kind} [${String(key)}] instead`);
  }

  /** The value of a node whose tag may be a function's short form. */
  private tagged(node: { tag?: string; range?: [number, number, number] | null }, value: unknown): unknown {
    const { tag } = node;
    if (
      tag === undefined ||
      tag === '!' ||
      /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(tag)
    ) {
      return value;
    }
    const long = longForm(tag, value);
    if (!long) throw notWellFormed(this.lines, node.range?.[0] ?? 0);
    return long;
  }
}

function scalarValue(node: Scalar): unknown {
  const text = String(node.value ?? '');
  const plain = node.type === Scalar.PLAIN || node.type === undefined;
  // A tag says what the scalar is: `!Ref 1` names no number.
  const isString = node.tag?.startsWith('!') || node.tag === 'tag:yaml.org,2002:str';
  return plain && !isString ? plainScalar(text) : text;
}

function notWellFormed(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return formatError(`YAML not well-formed. (line ${line}, column ${col})`);
}
