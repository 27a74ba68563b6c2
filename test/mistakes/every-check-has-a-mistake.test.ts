import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadModules } from '../../shared/manifest.ts';

/** Checks that no mistake can fail, each with the reason. There is none today. */
const withoutMistake: Record<string, string> = {};

it('every check of the manifests fails for at least one mistake', () => {
  const failures = readdirSync(join(import.meta.dirname, 'golden'));
  const ids = loadModules().flatMap(({ requirements }) =>
    requirements.flatMap(({ checks }) => checks.map(({ id }) => id)),
  );
  const fails = (id: string) => failures.some((file) => file.startsWith(`${id.toLowerCase()}-`));
  expect(ids.filter((id) => !fails(id)).sort()).toEqual(Object.keys(withoutMistake).sort());
});
