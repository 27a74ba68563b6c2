const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

const LONG_FORMS = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...FUNCTIONS.map((name) => [`!${name}`, `Fn::${name}`] as const),
]);

/** The long form of a function that YAML writes as a tag, or undefined for a tag that is none. */
export function longForm(tag: string, value: unknown): Record<string, unknown> | undefined {
  const name = LONG_FORMS.get(tag);
  if (!name) return undefined;
  if (name !== 'Fn::GetAtt' || typeof value !== 'string') return { [name]: value };
  const [resource = '', ...attribute] = value.split('.');
  return { [name]: attribute.length > 0 ? [resource, attribute.join('.')] : value };
}
