import { loadModules, type Module } from '../shared/manifest.ts';
import { prices } from '../shared/prices.ts';
import type { Course } from '../shared/step.ts';
import { hasPassed, lastResult } from '../verify/last-results.ts';
import { wrap } from '../verify/render/text.ts';
import { type Command, main } from './command.ts';
import { dailyCost, dollars, type Standing } from './daily-cost.ts';
import { type Deployed, deployed } from './deployed.ts';

export const status: Command = {
  name: 'status',
  summary: 'The course at a glance: your scores, what is deployed, and what it costs a day on AWS.',
  changes: false,
  flags: {},
  async run({ modulesRoot, open, out, width }) {
    const course = await open();
    const { kinds, standing } = await deployed(course);
    const modules = loadModules(modulesRoot);
    const nameWidth = Math.max(...modules.map(({ name }) => name.length));
    out('\nModules, as they were last graded');
    for (const module of modules) out(moduleLine(module, course, nameWidth));
    out('\nDeployed');
    for (const kind of kinds) for (const line of kindLines(kind, width)) out(line);
    out('');
    for (const line of costLines(standing, kinds, width)) out(line);
    return 0;
  },
};

function moduleLine(module: Module, { config, account, region }: Course, nameWidth: number): string {
  const start = `  ${module.number} ${module.name.padEnd(nameWidth)}  `;
  const last = lastResult(config, module.number);
  if (!last || last.account !== account || last.region !== region)
    return `${start}not graded yet: npm run verify -- --module ${module.number}`;
  const passed = last.checks.filter(({ verdict }) => verdict === 'pass');
  const points = passed.reduce((sum, check) => sum + check.points, 0);
  const requirements = module.requirements.filter((each) => hasPassed(config, module, each)).length;
  const score = `${points} of 100 points`.padStart(17);
  return `${start}${score}  ${requirements} of ${module.requirements.length} passed  ${last.gradedAt.slice(0, 10)}`;
}

/** Where the names of what was found begin. */
const NAMES = 22;

function kindLines({ kind, found, untold }: Deployed, width: number): string[] {
  const text = untold === undefined ? found.join(', ') : `your keys may not look: ${untold}`;
  const count = untold === undefined ? String(found.length) : '?';
  const start = `  ${kind.padEnd(14)}${count.padStart(3)}`.padEnd(NAMES);
  return wrap(text, width - NAMES).map((line, index) =>
    `${index === 0 ? start : ' '.repeat(NAMES)}${line}`.trimEnd(),
  );
}

function costLines(standing: Standing, kinds: Deployed[], width: number): string[] {
  const parts = dailyCost(standing);
  const total = parts.reduce((sum, { usd }) => sum + usd, 0);
  const all = `${dollars(total)} a day`;
  const detail = parts.map(({ what, usd }) => `${what} ${dollars(usd)}`).join(', ');
  const hidden = kinds.some(({ untold }) => untold !== undefined)
    ? ' What could not be seen is left out.'
    : '';
  const text =
    `Cost on AWS while nobody uses it: ${all} (${detail}), less what your account has free.${hidden} Requests cost ` +
    `as the lessons say. Prices: us-east-1, ${prices.writeUnit.asOf}.`;
  return wrap(text, width);
}

await main(status, import.meta.url);
