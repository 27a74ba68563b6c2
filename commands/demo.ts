import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { startCloud } from '../cloud/start.ts';
import { openCourse } from '../shared/course.ts';
import { CourseError } from '../shared/errors.ts';
import { loadModules, type Module } from '../shared/manifest.ts';
import { readOutputs } from '../shared/stack-outputs.ts';
import type { Course } from '../shared/step.ts';
import { loadChecks } from '../verify/load-checks.ts';
import { locateByName } from '../verify/locate.ts';
import { newSeed } from '../verify/random.ts';
import { wantsColor } from '../verify/render/color.ts';
import { renderTerminal } from '../verify/render/terminal.ts';
import type { ModuleResult } from '../verify/result.ts';
import { runModule } from '../verify/run.ts';
import { exitCodeOf, scoreOf } from '../verify/score.ts';
import { planChecks } from '../verify/select.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { headerLines } from './header.ts';
import { provisionModule } from './provision.ts';

/** The module that makes the administrator. */
const SIGN_IN_MODULE = 5;
/** The module that makes all of it once more, from one template. */
const TEMPLATE_MODULE = 6;

export const demo: Command = {
  name: 'demo',
  summary:
    'The whole course on a throw-away embedded cloud: provisions each solution, grades it, prints the scores.',
  changes: false,
  stops: true,
  flags: {
    keep: { help: "leave the cloud running until Ctrl-C, and print the site's address" },
  },
  async run(context) {
    const { config, flags, out, width } = context;
    if (config.target === 'aws' || config.endpoint !== undefined) {
      throw new CourseError(
        'usage',
        'The demo runs on a cloud of its own.',
        'Leave --target, --endpoint and their variables out.',
      );
    }
    const begun = performance.now();
    const cloud = await startCloud();
    try {
      // The student's real keys are not for this cloud, so they are left out.
      const { CINEDB_ADMIN_EMAIL, CINEDB_ADMIN_PASSWORD } = context.env;
      const env = { CINEDB_ADMIN_EMAIL, CINEDB_ADMIN_PASSWORD: CINEDB_ADMIN_PASSWORD || newPassword() };
      const course = await openCourse({ ...config, endpoint: cloud.url }, { env });
      for (const line of headerLines('demo', course, width)) out(line);
      const modules = loadModules(context.modulesRoot);
      const work = runModules(modules, course, context);
      const results = await Promise.race([work, interrupted(context.signal)]);
      await sayWhere(course, modules, context, cloud.url);
      const code = sayScore(results, begun, out);
      if (flags.on('keep') && !context.signal.aborted) await once(context.signal, 'abort');
      return code;
    } finally {
      await cloud.close();
    }
  },
};

/** One that Cognito's rules allow: the random part may lack a digit or a symbol. */
function newPassword(): string {
  return `${randomBytes(12).toString('base64url')}-Aa1`;
}

async function runModules(
  modules: Module[],
  course: Course,
  context: CommandContext,
): Promise<ModuleResult[]> {
  const results: ModuleResult[] = [];
  for (const module of modules) {
    results.push(await runOne(module, course, context));
  }
  return results;
}

async function interrupted(signal: AbortSignal): Promise<never> {
  await once(signal, 'abort');
  throw new CourseError('refused', 'The demo was stopped.', 'Its cloud is gone with it.');
}

async function runOne(module: Module, course: Course, context: CommandContext): Promise<ModuleResult> {
  const { out, env, terminal, width, checksRoot, signal, flags } = context;
  out(`\nModule ${module.number} ${module.name}`);
  const quiet = flags.on('verbose') ? out : () => {};
  const { changed, ms } = await provisionModule({ module, tree: 'solution', course, out: quiet });
  out(`provisioned in ${(ms / 1000).toFixed(1)} s, ${changed} changes`);
  const table = await loadChecks(module, checksRoot);
  const result = await runModule({
    module,
    plan: planChecks(module),
    course,
    table,
    seed: newSeed(),
    signal,
  });
  if (exitCodeOf(result.checks) === 0) for (const line of requirementLines(module, result)) out(line);
  else out(renderTerminal(result, { width, color: wantsColor(terminal, env) }));
  return result;
}

function requirementLines(module: Module, result: ModuleResult): string[] {
  const { points, possible } = scoreOf(result.checks);
  const passed = module.requirements.map(({ id, title }) => `PASS     ${id}  ${title}`);
  return [...passed, `graded in ${(result.ms / 1000).toFixed(1)} s, ${points} of ${possible} points`];
}

/** A cloud that stays is one to look around in: only then is the password shown, and only one that the demo made. */
async function sayWhere(
  course: Course,
  modules: Module[],
  { flags, out, env }: CommandContext,
  url: string,
): Promise<void> {
  if (!flags.on('keep')) return;
  const distribution = await locateByName(course).distribution();
  if (distribution?.DomainName) out(`\nThe site: https://${distribution.DomainName}/`);
  if (modules.some(({ number }) => number === TEMPLATE_MODULE)) {
    const { SiteAddress } = await readOutputs(course, course.names.stacks.dev);
    out(`The same from one template: ${SiteAddress}/`);
  }
  if (modules.some(({ number }) => number === SIGN_IN_MODULE)) {
    const { email, password } = course.administrator;
    const shown = env.CINEDB_ADMIN_PASSWORD ? 'that of CINEDB_ADMIN_PASSWORD' : await password();
    out(`Its administrator: ${email}, password ${shown}`);
  }
  out(`The cloud: ${url} (for the other commands: --endpoint ${url}). Ctrl-C ends it.`);
}

function sayScore(results: ModuleResult[], begun: number, out: (line: string) => void): number {
  const checks = results.flatMap((result) => result.checks);
  const { requirementsPassed, requirements } = scoreOf(checks);
  out(`\n${((performance.now() - begun) / 1000).toFixed(1)} s in all`);
  out(`${requirementsPassed} of ${requirements} requirements`);
  return exitCodeOf(checks);
}

await main(demo, import.meta.url);
