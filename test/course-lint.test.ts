import { describe, expect, it } from 'vitest';
import { loadModules } from '../shared/manifest.ts';
import { loadChecks } from '../verify/load-checks.ts';
import { planChecks } from '../verify/select.ts';
import { moduleProblems } from './course-lint.ts';
import { requirementsOfTheCourse } from './requirements.ts';

const modules = loadModules();

describe('the course', () => {
  it('has modules', () => {
    expect(modules.map(({ number }) => number).slice(0, 2)).toEqual([1, 2]);
  });

  it('uses no id twice', () => {
    const ids = modules.flatMap((module) => [
      ...module.requirements.map(({ id }) => id),
      ...planChecks(module).map(({ id }) => id),
    ]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  describe.each(modules)('module $number $name', (module) => {
    it('has the requirements that it should have, in order', () => {
      const found = module.requirements.map(({ id, title }) => `${id} ${title}`);
      expect(found).toEqual(requirementsOfTheCourse[module.number]);
    });

    it('has manifest, lesson, starter and solution in step', () => {
      expect(moduleProblems(module)).toEqual([]);
    });

    it('has a check for each entry of its manifest, and no other', async () => {
      const { checks } = await loadChecks(module);
      expect(Object.keys(checks).sort()).toEqual(
        planChecks(module)
          .map(({ id }) => id)
          .sort(),
      );
    });
  });
});
