import { moveHouse } from '../modules/06-sam/given/move-house.ts';
import { lineReporter } from '../shared/report.ts';
import { readOutputs } from '../shared/stack-outputs.ts';
import { type Command, main } from './command.ts';
import { confirmFlag } from './confirm.ts';
import { environmentFlag, environmentOf } from './environment.ts';

export const move: Command = {
  name: 'move',
  summary:
    'Copies films and posters from what modules 1 to 3 made into a stack, and compares both. Deletes nothing.',
  changes: true,
  flags: {
    env: environmentFlag,
    yes: confirmFlag,
  },
  async run({ flags, open, out }) {
    const environment = environmentOf(flags.text('env'));
    const report = lineReporter(out);
    const course = await open({ report });
    const outputs = await readOutputs(course, course.names.stacks[environment]);
    await moveHouse(course, outputs);
    out(`The films live in ${outputs.SiteAddress}/`);
    out('When you have looked, remove the old house: npm run teardown -- --up-to 5');
    return 0;
  },
};

await main(move, import.meta.url);
