import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the course: the one that holds `package.json` and `modules/`. */
export const courseRoot = dirname(dirname(fileURLToPath(import.meta.url)));
