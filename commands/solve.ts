import { findModule, loadModules } from '../shared/manifest.ts';
import { type Command, main, required } from './command.ts';
import { confirmFlag } from './confirm.ts';
import { provisionModule } from './provision.ts';

export const solve: Command = {
  name: 'solve',
  summary:
    'Brings the target to "modules 1 to N done" with the solutions. What is right already stays as it is.',
  changes: true,
  flags: {
    module: { value: 'N', help: 'the last module to do' },
    yes: confirmFlag,
  },
  async run({ flags, modulesRoot, open, out }) {
    const modules = loadModules(modulesRoot);
    const last = findModule(required('solve', 'module', flags.text('module')), modules);
    const course = await open();
    for (const module of modules.filter(({ number }) => number <= last.number)) {
      const { changed, unchanged, ms } = await provisionModule({ module, tree: 'solution', course, out });
      out(
        `Module ${module.number} is done: ${changed} changed, ${unchanged} already right · ${(ms / 1000).toFixed(1)} s`,
      );
    }
    return 0;
  },
};

await main(solve, import.meta.url);
