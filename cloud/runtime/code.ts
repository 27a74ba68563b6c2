import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import type { Cloud } from '../call.ts';
import { onClose } from '../close-services.ts';
import type { FunctionSpec } from './function-spec.ts';

/** What AWS's runtime brings along: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html#nodejs-sdk-included */
const INCLUDED = ['@aws-sdk', '@smithy'];

interface CodeStore {
  folder: string;
  /** Task roots by the code's hash. */
  roots: Map<string, string>;
}

const stores = new WeakMap<Cloud, CodeStore>();

/** The folder with the unzipped code of a function; each code is unpacked once. */
export function taskRoot(cloud: Cloud, { codeSha256, codeBlob }: FunctionSpec): string {
  const store = stores.get(cloud) ?? openStore(cloud);
  const known = store.roots.get(codeSha256);
  if (known) return known;
  const folder = join(store.folder, Buffer.from(codeSha256, 'base64').toString('hex').slice(0, 32));
  const unfinished = `${folder}.new`;
  for (const path of [unfinished, folder]) rmSync(path, { recursive: true, force: true });
  unpack(cloud.store.blobs.get(codeBlob), join(unfinished, 'task'));
  linkSdk(join(unfinished, 'node_modules'));
  renameSync(unfinished, folder);
  const root = join(folder, 'task');
  store.roots.set(codeSha256, root);
  return root;
}

/** Code is unpacked anew by every cloud: what a killed one left may be half a copy. */
function openStore(cloud: Cloud): CodeStore {
  const folder = cloud.stateDir
    ? join(resolve(cloud.stateDir), 'lambda')
    : mkdtempSync(join(tmpdir(), 'cinedb-lambda-'));
  mkdirSync(folder, { recursive: true });
  const store = { folder, roots: new Map<string, string>() };
  stores.set(cloud, store);
  onClose(cloud, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return store;
}

function unpack(zip: Uint8Array, root: string): void {
  mkdirSync(root, { recursive: true });
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const path = resolve(root, name);
    // A name such as `../../x` must not leave the folder.
    if (!path.startsWith(root + sep)) continue;
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, bytes);
  }
}

/** Beside the task root, where both module loaders look after the function's own packages. */
function linkSdk(folder: string): void {
  const modules = dirname(packageFolder('@aws-sdk'));
  mkdirSync(folder, { recursive: true });
  for (const name of INCLUDED) symlinkSync(join(modules, name), join(folder, name), 'junction');
}

function packageFolder(scope: string): string {
  const file = createRequire(import.meta.url).resolve('@aws-sdk/client-lambda');
  return file.slice(0, file.lastIndexOf(`${sep}${scope}${sep}`) + scope.length + 1);
}
