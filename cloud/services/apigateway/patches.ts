import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { AwsError } from '../../errors.ts';
import { badRequest } from './refusals.ts';

type Op = 'add' | 'remove' | 'replace';
type Change<T> = (draft: T, value: string, keys: string[]) => void;

/** What may be patched at a path; `{}` stands for one key, `~1` in it for a slash. */
export type PatchRule<T> = { path: string } & { [Name in Op]?: Change<T> };

/** How an operation words its refusals. */
export interface PatchWords {
  path(op: string, path: string): AwsError;
  op(op: string, path: string, allowed: string[]): AwsError;
}

/** APIs, methods, integrations and gateway responses. */
export const plainWords: PatchWords = {
  path: (_, path) => badRequest(`Invalid patch path ${path}`),
  op: (_, __, allowed) =>
    badRequest(
      allowed.length === 3
        ? "Invalid patch operation specified. Must be 'add'|'remove'|'replace'"
        : `Invalid patch operation specified. Must be one of: [${allowed.join(', ')}]`,
    ),
};

/** Resources, models, validators and deployments, which list what they take. */
export function listingWords(paths: readonly string[]): PatchWords {
  const refuse = (op: string, path: string) =>
    badRequest(
      op === 'replace'
        ? `Invalid patch path  '${path}' specified for op 'replace'. Must be one of: [${paths.join(', ')}]`
        : `Invalid patch path  '${path}' specified for op '${op}'. Please choose supported operations`,
    );
  return { path: refuse, op: refuse };
}

/**
 * Applies patch operations in their order.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 *
 * @throws AwsError BadRequestException for a path or an operation that the table does not have
 */
export function applyPatches<T>(
  draft: T,
  operations: readonly PatchOperation[] | undefined,
  rules: readonly PatchRule<T>[],
  words: PatchWords,
): void {
  for (const { op = '', path, value } of operations ?? []) {
    const found = path === undefined ? undefined : match(path, rules);
    if (!found) throw words.path(op, path ?? 'null');
    const change = found.rule[op as Op];
    if (!change) {
      const allowed = (['add', 'remove', 'replace'] as const).filter((name) => found.rule[name]);
      throw words.op(op, path ?? '', allowed);
    }
    change(draft, value ?? '', found.keys);
  }
}

function match<T>(
  path: string,
  rules: readonly PatchRule<T>[],
): { rule: PatchRule<T>; keys: string[] } | undefined {
  const segments = path.split('/');
  for (const rule of rules) {
    const pattern = rule.path.split('/');
    if (pattern.length !== segments.length) continue;
    if (!pattern.every((part, index) => part === '{}' || part === segments[index])) continue;
    return { rule, keys: segments.filter((_, index) => pattern[index] === '{}').map(unescapeKey) };
  }
  return undefined;
}

function unescapeKey(key: string): string {
  return key.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** The rule of a member that is a text: replaced, and removed when it may be absent. */
export function textRule<Name extends string>(
  path: string,
  name: Name,
): PatchRule<{ [Key in Name]?: string | undefined }> {
  return {
    path,
    replace: (draft, value) => {
      draft[name] = value;
    },
    remove: (draft) => {
      delete draft[name];
    },
  };
}

/** The rule of the entries of a map of texts. */
export function mapRule<T>(
  path: string,
  mapOf: (draft: T) => Record<string, string>,
  check: (key: string, value: string, draft: T) => void = () => {},
): PatchRule<T> {
  const set: Change<T> = (draft, value, [key = '']) => {
    check(key, value, draft);
    mapOf(draft)[key] = value;
  };
  return {
    path,
    add: set,
    replace: set,
    remove: (draft, _, [key = '']) => {
      delete mapOf(draft)[key];
    },
  };
}
