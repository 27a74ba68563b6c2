import type { Course } from '../shared/step.ts';
import { factLines } from '../verify/render/text.ts';
import { exitCodes } from '../verify/score.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { credentialsFinding, noAccountFinding } from './doctor/account.ts';
import { type Finding, findingLines } from './doctor/finding.ts';
import { browserFinding, diskFinding, freeBytes, nodeFinding, toolFindings } from './doctor/machine.ts';
import { permissionFindings } from './doctor/permissions.ts';
import { quotaFindings } from './doctor/quotas.ts';
import { portFinding, targetFindings } from './doctor/target.ts';

export const doctor: Command = {
  name: 'doctor',
  summary:
    'Looks whether your machine and your account are ready for the course. Exit code 1 when something fails.',
  changes: false,
  flags: {},
  async run(context) {
    const { out, env, width } = context;
    const { course, error } = await opened(context);
    const findings = [
      nodeFinding(process.versions.node),
      diskFinding(freeBytes()),
      ...(await targetOf(context, course)),
      ...(course ? await accountFindings(course) : [noAccountFinding(error)]),
      browserFinding(env),
      ...toolFindings(env),
    ];
    for (const finding of findings) for (const line of findingLines(finding, width)) out(line);
    return conclusion(findings, out);
  },
};

/** The course, or why there is none: that is a finding, and no reason to look at nothing else. */
async function opened(context: CommandContext): Promise<{ course?: Course; error?: unknown }> {
  try {
    return { course: await context.open() };
  } catch (error) {
    const { target, region, student } = context.config;
    const facts = ['CineDB doctor', `target ${target}`, region, `student ${student}`];
    for (const line of factLines(facts, context.width)) context.out(line);
    return { error };
  }
}

async function targetOf({ config, env }: CommandContext, course: Course | undefined): Promise<Finding[]> {
  const port = config.target === 'local' ? [await portFinding()] : [];
  const settled = course?.config ?? config;
  // Without its cloud there is nothing to ask; the account's finding says why.
  if (settled.target === 'local' && settled.endpoint === undefined) return port;
  return [...port, ...(await targetFindings(settled, env))];
}

async function accountFindings(course: Course): Promise<Finding[]> {
  return [
    await credentialsFinding(course),
    ...(await permissionFindings(course)),
    ...(await quotaFindings(course)),
  ];
}

function conclusion(findings: Finding[], out: (line: string) => void): number {
  const count = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  out(`\n${count('PASS')} passed, ${count('WARN')} to know of, ${count('FAIL')} to mend`);
  return count('FAIL') > 0 ? exitCodes.fail : exitCodes.pass;
}

await main(doctor, import.meta.url);
