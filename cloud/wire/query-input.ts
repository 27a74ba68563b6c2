import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../errors.ts';

const DATE_TIME = 5 as const;
const strings = new FromStringShapeDeserializer({ timestampFormat: { useTrait: true, default: DATE_TIME } });

/**
 * Reads the dotted names of an awsQuery form (`Tags.member.1.Key=course`) into the structure of a schema.
 *
 * @throws AwsError MalformedInput when a number, boolean or time is none
 */
export function readQueryInput(schema: NormalizedSchema, form: URLSearchParams): Record<string, unknown> {
  const names = [...form.keys()];
  return readStructure({ form, names }, schema, '');
}

interface Form {
  form: URLSearchParams;
  names: string[];
}

function readStructure(form: Form, schema: NormalizedSchema, prefix: string): Record<string, unknown> {
  const structure: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readMember(form, member, prefix + nameOnWire(member, name));
    if (value !== undefined) structure[name] = value;
  }
  return structure;
}

function nameOnWire(member: NormalizedSchema, fallback: string): string {
  const { xmlName } = member.getMemberTraits();
  return typeof xmlName === 'string' ? xmlName : fallback;
}

function readMember(form: Form, member: NormalizedSchema, name: string): unknown {
  if (member.isListSchema()) return readList(form, member, name);
  if (member.isMapSchema()) return readMap(form, member, name);
  if (member.isStructSchema()) {
    return holdsAny(form, `${name}.`) ? readStructure(form, member, `${name}.`) : undefined;
  }
  const text = form.form.get(name);
  return text === null ? undefined : readSimple(member, text, name);
}

function readSimple(member: NormalizedSchema, text: string, name: string): unknown {
  const value: unknown = strings.read(member, text);
  const wrong = Number.isNaN(value) || (member.isBooleanSchema() && !/^(true|false)$/i.test(text));
  if (wrong) throw new AwsError('MalformedInput', `Invalid value for ${name}: ${text}`);
  return value;
}

function readList(form: Form, list: NormalizedSchema, name: string): unknown[] | undefined {
  if (form.form.get(name) === '') return [];
  const item = list.getValueSchema();
  const path = list.getMergedTraits().xmlFlattened ? name : `${name}.${nameOnWire(item, 'member')}`;
  const values = indices(form, path).map((index) => readMember(form, item, `${path}.${index}`));
  return values.length > 0 ? values : undefined;
}

function readMap(form: Form, map: NormalizedSchema, name: string): Record<string, unknown> | undefined {
  const path = map.getMergedTraits().xmlFlattened ? name : `${name}.entry`;
  const entries = indices(form, path).map((index) => [
    form.form.get(`${path}.${index}.key`) ?? '',
    readMember(form, map.getValueSchema(), `${path}.${index}.value`),
  ]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function indices({ names }: Form, path: string): number[] {
  const found = names
    .filter((name) => name.startsWith(`${path}.`))
    .map((name) => Number(name.slice(path.length + 1).split('.')[0]))
    .filter(Number.isInteger);
  return [...new Set(found)].sort((a, b) => a - b);
}

function holdsAny({ names }: Form, prefix: string): boolean {
  return names.some((name) => name.startsWith(prefix));
}
