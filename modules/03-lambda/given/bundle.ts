import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { buildModule } from './build-module.ts';

/** A function's code, ready for Lambda. */
export interface Bundle {
  zip: Uint8Array;
  /** What Lambda calls `CodeSha256`: it tells whether Lambda has this code already. */
  sha256: string;
  /** Bytes of the code, before it is packed. */
  size: number;
}

/** What Lambda calls: the export `handler` of `index.mjs`. */
export const bundleHandler = 'index.handler';

const UNIX = 3;
const READABLE_FILE = 0o100644 * 2 ** 16;

/**
 * Puts a handler and all that it imports into one file, and this into a zip. The same source gives the same bytes.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html
 *
 * @param fileName what the one file in the zip is called
 * @throws Error with esbuild's message when the source cannot be built
 */
export async function bundle(source: string, fileName = 'index.mjs'): Promise<Bundle> {
  const code = await buildModule(source, {
    platform: 'node',
    target: 'node24',
    // The SDK has each file in two forms. Of "module" esbuild can leave out what is not used.
    mainFields: ['module', 'main'],
  });
  const file: [Uint8Array, object] = [code, { os: UNIX, attrs: READABLE_FILE }];
  const zip = zipSync({ [fileName]: file }, { level: 9, mtime: sameTime() });
  return { zip, sha256: createHash('sha256').update(zip).digest('base64'), size: code.length };
}

/** A zip holds the local time of each file, and without a fixed one the same code would look new every time. */
function sameTime(): Date {
  return new Date(1980, 0, 1);
}
