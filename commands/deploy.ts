import { join } from 'node:path';
import { deleteStack, emptyStackBuckets } from '../modules/06-sam/given/delete-stack.ts';
import { deployStack } from '../modules/06-sam/given/deploy-stack.ts';
import { makeStackAdministrator } from '../modules/06-sam/given/make-administrator.ts';
import { publishSite } from '../modules/06-sam/given/publish-site.ts';
import { CourseError } from '../shared/errors.ts';
import { lineReporter } from '../shared/report.ts';
import { readOutputs, type StackOutputs } from '../shared/stack-outputs.ts';
import type { Course } from '../shared/step.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { environmentFlag, environmentOf } from './environment.ts';
import type { Flags } from './flags.ts';
import { leftovers } from './leftovers.ts';

/** Flags that each mean another work than the whole deployment. */
const works = ['publish-only', 'empty-only', 'delete'] as const;

export const deploy: Command = {
  name: 'deploy',
  summary:
    'Deploys template.yaml of module 6 to an environment, publishes the site and makes the administrator.',
  changes: true,
  flags: {
    env: environmentFlag,
    solution: { help: 'deploy solution/ in place of starter/' },
    'publish-only': { help: 'publish the site and make the administrator, after a sam deploy' },
    'empty-only': { help: "empty the stack's buckets, before a sam delete" },
    delete: { help: 'empty the buckets and delete the stack' },
    yes: { help: 'on AWS, confirm the account and the changes without being asked' },
  },
  async run(context) {
    const { flags, out } = context;
    const environment = environmentOf(flags.text('env'));
    const work = workOf(flags);
    const course = await context.open({ report: lineReporter(out) });
    const stackName = course.names.stacks[environment];
    if (work === 'delete') return removed(course, stackName, out);
    if (work === 'empty-only') {
      await emptyStackBuckets(course, stackName);
      return 0;
    }
    const tree = flags.on('solution') ? 'solution' : 'starter';
    const template = join(context.modulesRoot, '06-sam', tree, 'template.yaml');
    const outputs =
      work === 'publish-only'
        ? await readOutputs(course, stackName)
        : await deployStack(course, { template, environment, approve: approval(context) });
    await publishSite(course, outputs, tree);
    await makeStackAdministrator(course, stackName, outputs);
    for (const line of outputLines(outputs)) out(line);
    return 0;
  },
};

function workOf(flags: Flags): (typeof works)[number] | undefined {
  const chosen = works.filter((work) => flags.on(work));
  if (chosen.length < 2) return chosen[0];
  throw new CourseError(
    'usage',
    `The flags ${chosen.map((work) => `--${work}`).join(' and ')} cannot stand together.`,
    'Use one of them.',
  );
}

/** On AWS a person says yes to the changes that were shown. A script has said so beforehand. */
function approval({
  config,
  flags,
  ask,
}: CommandContext): ((lines: string[]) => Promise<boolean>) | undefined {
  if (config.target !== 'aws' || flags.on('yes') || !ask) return undefined;
  return async () => /^y(es)?$/i.test((await ask('Make these changes? [y/N] ')).trim());
}

async function removed(course: Course, stackName: string, out: (line: string) => void): Promise<number> {
  await deleteStack(course, stackName);
  for (const thing of await leftovers(course, [6])) out(`LEFT     ${thing}`);
  out(`"npm run teardown -- --module 6" removes the stacks of all environments, and the deployment bucket.`);
  return 0;
}

function outputLines(outputs: StackOutputs): string[] {
  const lines = Object.entries(outputs).map(([name, value]) => `  ${name.padEnd(20)} ${value}`);
  return ['', ...lines, '', `The site: ${outputs.SiteAddress}/`];
}

await main(deploy, import.meta.url);
