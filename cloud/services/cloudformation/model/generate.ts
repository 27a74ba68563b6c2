import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedFiles } from './published.ts';

/**
 * Writes the model of the resource types beside this script, from the installed `@aws-cdk/aws-service-spec`:
 *
 *     npx tsx cloud/services/cloudformation/model/generate.ts
 */
for (const [name, text] of Object.entries(await publishedFiles())) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
