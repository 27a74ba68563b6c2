import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildModule } from '../../03-lambda/given/build-module.ts';

/** Where the site's scripts find it. */
export const libraryKey = 'js/cognito.js';

/**
 * The library that signs users in, as one module for browsers. It is built here and not loaded from another host: the
 * site's content security policy allows scripts of its own alone.
 */
export function signInLibrary(): Promise<Uint8Array> {
  return buildModule(join(import.meta.dirname, 'cognito-library.js'), {
    platform: 'browser',
    target: 'es2022',
    // Old packages ask for `global` and `self`; one name for both serves browsers, and Node in the tests.
    define: { global: 'globalThis', self: 'globalThis' },
    // Who hands the library on must hand its notice on.
    footer: { js: `/*!\n${notice()}\n*/` },
  });
}

function notice(): string {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('amazon-cognito-identity-js')));
  return readFileSync(join(folder, 'NOTICE.txt'), 'utf8').replaceAll('\r', '').trim();
}
