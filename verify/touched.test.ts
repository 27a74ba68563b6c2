import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeCourse, fakeManifest } from '../commands/testing/fake-course.ts';
import { loadModules } from '../shared/manifest.ts';
import { noteProvisioned } from '../shared/provisioned.ts';
import { touchedBy } from './touched.ts';

const manifest = fakeManifest.replace('file: s3-01-thing.ts\n', 'file: s3-01-thing.ts\n    also: [site/]\n');
const { modulesRoot } = fakeCourse({
  'modules/01-test/module.yaml': manifest,
  'modules/01-test/starter/site/js/a.js': '',
  'modules/01-test/starter/notes.txt': '',
  'modules/01-test/starter/.s3-01-thing.ts.swp': '',
  'modules/01-test/given/help.ts': '',
  'modules/01-test/README.md': '',
});
const [module] = loadModules(modulesRoot);
if (!module) throw new Error('no module');

describe('touchedBy', () => {
  it.each([
    ['the file of a requirement', ['starter/s3-01-thing.ts'], ['S3-01']],
    ['a file in a folder of one', ['starter/site/js/a.js'], ['S3-01']],
    ['files of two', ['starter/s3-02-other.ts', 'starter/s3-01-thing.ts'], ['S3-02', 'S3-01']],
    ['the lesson', ['README.md'], []],
    ['a file of another module', ['../02-other/starter/x.ts'], []],
    ['a folder', ['starter'], []],
    ['what an editor leaves', ['starter/.s3-01-thing.ts.swp', 'starter/4913'], []],
    ['what all steps use', ['given/help.ts', 'starter/s3-01-thing.ts'], 'everything'],
    ['the manifest', ['module.yaml'], 'everything'],
    ['a file that belongs to no requirement', ['starter/notes.txt'], 'everything'],
  ])('%s', (_what, files, touched) => {
    const paths = files.map((file) => join(module.folder, ...file.split('/')));
    expect(touchedBy(module, paths)).toEqual(touched);
  });

  it('a step that was provisioned', () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-provisioned-'));
    noteProvisioned(stateDir, 'S3-02');
    const note = join(stateDir, 'provisioned', 'S3-02.json');
    expect(touchedBy(module, [note])).toEqual(['S3-02']);
    writeFileSync(join(stateDir, 'S3-01.json'), '');
    expect(touchedBy(module, [join(stateDir, 'S3-01.json'), join(stateDir, 'provisioned', 'x')])).toEqual([]);
  });
});
