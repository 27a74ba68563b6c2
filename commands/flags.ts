import { parseArgs } from 'node:util';
import type { ConfigFlags } from '../shared/config.ts';
import { CourseError } from '../shared/errors.ts';

/** One flag: its help, and the name of its value if it takes one. */
interface Flag {
  help: string;
  value?: string;
}

export type FlagTable = Record<string, Flag>;

/** The one value that a command takes without a flag, as in `npm run hint -- S3-02`. */
export interface Argument {
  /** As help shows it: `ID`. */
  name: string;
  help: string;
}

/** The flags of one call. */
export interface Flags {
  text(name: string): string | undefined;
  on(name: string): boolean;
  /** The value that came without a flag, for a command that takes one. */
  argument(): string | undefined;
  /** Those that say where to work. */
  settings(): ConfigFlags;
}

/** The flags that every command has. */
export const commonFlags: FlagTable = {
  target: { value: 'local|aws', help: 'the embedded cloud, or a real account; local unless told' },
  student: { value: 'NAME', help: 'whose names to use; your login name unless told' },
  region: { value: 'REGION', help: 'us-east-1 unless told' },
  endpoint: { value: 'URL', help: 'the address of an embedded cloud that is running already' },
  verbose: { help: 'show more detail, and the stack of an error' },
  help: { help: 'show this' },
};

/**
 * Reads the arguments of a command.
 *
 * @throws CourseError `usage` for a flag that the command does not have, stands twice or has an empty value
 */
export function parseFlags(
  command: { name: string; flags: FlagTable; argument?: Argument },
  argv: string[],
): Flags {
  const table = { ...command.flags, ...commonFlags };
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { value }]) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const { values, positionals } = parsed(command, argv, options);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const settings = () => ({
    target: text('target'),
    student: text('student'),
    region: text('region'),
    endpoint: text('endpoint'),
  });
  return { text, on: (name) => values[name] === true, argument: () => positionals[0], settings };
}

function parsed(
  { name, flags, argument }: { name: string; flags: FlagTable; argument?: Argument },
  args: string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args,
      options,
      strict: true,
      allowPositionals: argument !== undefined,
      tokens: true,
    });
    checkTokens(name, tokens);
    if (positionals.length > 1) throw tooMany(name, positionals);
    return { values, positionals };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const [sentence = message] = message.split(/\.\s/);
    const stray = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
    const remedy = stray
      ? `Write two hyphens before the flags: npm run ${name} -- ${flags.module ? '--module 1' : '--help'}`
      : `See "npm run ${name} -- --help".`;
    throw new CourseError('usage', `${sentence.replace(/\.$/, '')}.`, remedy);
  }
}

function tooMany(command: string, given: string[]): CourseError {
  return new CourseError(
    'usage',
    `The command ${command} takes one thing at a time, and got ${given.join(' and ')}.`,
    `Write two hyphens before it and its flags: npm run ${command} -- ${given[0]}`,
  );
}

/** parseArgs lets the last of two flags win and takes an empty value; both hide what somebody meant. */
function checkTokens(
  command: string,
  tokens: readonly { kind: string; name?: string; value?: string }[],
): void {
  const remedy = `See "npm run ${command} -- --help".`;
  const seen = new Set<string>();
  for (const { kind, name = '', value } of tokens) {
    if (kind !== 'option') continue;
    if (seen.has(name)) throw new CourseError('usage', `The flag --${name} stands twice.`, remedy);
    if (value === '') throw new CourseError('usage', `The flag --${name} has no value.`, remedy);
    seen.add(name);
  }
}
