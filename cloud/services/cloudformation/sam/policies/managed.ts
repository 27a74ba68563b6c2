import { readFileSync } from 'node:fs';

interface Published {
  /** Names of policies by the path in their ARN, which is empty for most. */
  namesByPath: Record<string, string[]>;
}

const FILE = new URL('./managed-policies.json', import.meta.url);
const { namesByPath } = JSON.parse(readFileSync(FILE, 'utf8')) as Published;
const paths = new Map(
  Object.entries(namesByPath).flatMap(([path, names]) => names.map((name) => [name, path] as const)),
);

/** The ARN of a managed policy of AWS's own; undefined for a name that AWS has not published. */
export function awsManagedArn(partition: string, name: string): string | undefined {
  const path = paths.get(name);
  if (path === undefined) return undefined;
  return `arn:${partition}:iam::aws:policy/${path === '' ? '' : `${path}/`}${name}`;
}
