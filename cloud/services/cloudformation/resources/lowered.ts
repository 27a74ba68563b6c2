/**
 * Members of a CloudFormation structure under API Gateway's names for them, which begin with a small letter. What is
 * not there stays away.
 */
export function lowered<T extends object, Name extends keyof T & string>(
  from: T,
  ...names: Name[]
): { [Key in Name as Uncapitalize<Key>]: T[Key] } {
  const entries = names
    .filter((name) => from[name] !== undefined)
    .map((name) => [name.charAt(0).toLowerCase() + name.slice(1), from[name]]);
  return Object.fromEntries(entries);
}
