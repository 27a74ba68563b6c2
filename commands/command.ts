import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../shared/config.ts';
import { openCourse } from '../shared/course.ts';
import { CourseError } from '../shared/errors.ts';
import type { Course, Reporter } from '../shared/step.ts';
import { checkNode } from './check-node.ts';
import { confirmAccount } from './confirm.ts';
import { exitCodeFor, explain } from './explain.ts';
import { type Argument, type Flags, type FlagTable, parseFlags } from './flags.ts';
import { folding } from './fold.ts';
import { headerLines } from './header.ts';
import { helpText } from './help.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';

/** One of the course's commands. */
export interface Command {
  /** As in `npm run NAME`. */
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  flags: FlagTable;
  /** What it takes without a flag; it may be left out. */
  argument?: Argument;
  /** Whether it writes to the student's account, canaries too, so that the account must be confirmed on AWS. */
  changes: boolean;
  /** Whether its output holds code, whose lines stay whole however long they are. */
  verbatim?: boolean;
  /** Whether it ends in order by itself when its signal is aborted. */
  stops?: boolean;
  /** Does the work and answers the exit code. */
  run(context: CommandContext): Promise<number>;
}

export interface CommandContext extends Surroundings {
  /** Writes a line of code, which stays whole however long it is. */
  code: (line: string) => void;
  flags: Flags;
  config: Config;
  /**
   * Finds the account, says where the command works, and on AWS wants the account confirmed before a change.
   *
   * @param header false for a command that writes its own
   * @param readOnly true when this call of a command that can change things changes nothing
   */
  open(options?: { report?: Reporter; header?: boolean; readOnly?: boolean }): Promise<Course>;
}

/** Runs a command and answers its exit code. It throws nothing: an error becomes a line and a code. */
export async function runCommand(
  command: Command,
  argv: string[],
  surroundings: Surroundings,
): Promise<number> {
  let verbose = argv.includes('--verbose');
  try {
    const flags = parseFlags(command, argv);
    verbose = flags.on('verbose');
    if (flags.on('help')) {
      folding(surroundings.out, surroundings.width)(helpText(command));
      return 0;
    }
    const config = readConfig(flags.settings(), surroundings.env, surroundings.dotEnv);
    return await command.run(contextOf(command, flags, config, surroundings));
  } catch (error) {
    for (const line of explain(error, { verbose, width: surroundings.width })) surroundings.err(line);
    return exitCodeFor(error);
  }
}

function contextOf(
  command: Command,
  flags: Flags,
  config: Config,
  surroundings: Surroundings,
): CommandContext {
  const { out, err, width } = surroundings;
  const whole = command.verbatim === true;
  return {
    ...surroundings,
    out: whole ? out : folding(out, width),
    err: whole ? err : folding(err, width),
    code: out,
    flags,
    config,
    async open({ report, header = true, readOnly = !command.changes } = {}) {
      const { env, askSecret } = surroundings;
      const course = await openCourse(config, { report, env, askSecret });
      if (header)
        for (const line of headerLines(command.name, course, surroundings.width)) surroundings.out(line);
      if (!readOnly) await confirmAccount(course, flags.on('yes'), surroundings.ask);
      return course;
    },
  };
}

/** Runs the command when its file is the one that was started, and not when a test imports it. */
export async function main(command: Command, moduleUrl: string): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== realpathSync(fileURLToPath(moduleUrl))) return;
  // The SDK's notice about old versions of Node is not for the students.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.exitCode = await inReality(command, process.argv.slice(2));
  // A call that nobody waits for any more must not hold the process.
  setTimeout(() => process.exit(), 500).unref();
}

/** Runs a command in the real world, unless this machine's Node or the file `.env` keeps it from beginning. */
async function inReality(command: Command, argv: string[]): Promise<number> {
  try {
    // The doctor says it too, with all else that it finds.
    if (command.name !== 'doctor') checkNode(process.versions.node);
    return await runCommand(command, argv, realSurroundings({ stops: command.stops === true }));
  } catch (error) {
    const verbose = argv.includes('--verbose');
    for (const line of explain(error, { verbose, width: 80 })) process.stderr.write(`${line}\n`);
    return exitCodeFor(error);
  }
}

/** @throws CourseError `usage` when a flag that a command cannot do without is missing */
export function required(command: string, flag: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new CourseError(
    'usage',
    `The command ${command} needs --${flag}.`,
    `See "npm run ${command} -- --help".`,
  );
}
