import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the site, and the key it gets in the bucket. */
export interface SiteFile {
  path: string;
  /** Its path inside the folder, with `/` also on Windows: `css/base.css` */
  key: string;
}

/** Every file below a folder, in a fixed order. */
export async function siteFiles(folder: string): Promise<SiteFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // A name with a dot in front (.DS_Store) belongs to the editor or the system, not to the site.
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths.map((path) => ({ path, key: relative(folder, path).split(sep).join('/') }));
}
