import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeError } from './errors.mjs';

const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

// The older module loader, through which AWS's runtime looks as a last resort.
const require = createRequire(import.meta.url);

/**
 * Finds the function that a handler string names: `file.export`, `folder/file.export`, `file.object.method`.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#nodejs-handler-naming
 */
export async function loadHandler(taskRoot, handler, acceptsCallbacks) {
  if (handler.includes('..')) {
    throw runtimeError(
      'MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const base = posix.basename(handler);
  const [, moduleName, exportName] = /^([^.]*)\.(.*)$/.exec(base) ?? [];
  if (moduleName === undefined) throw runtimeError('MalformedHandlerName', 'Bad handler');
  const folder = resolve(taskRoot, handler.slice(0, handler.indexOf(base)));
  const found = resolveHandler(await load(taskRoot, folder, moduleName), exportName, handler);
  if (found[STREAMING]) {
    throw runtimeError('StreamingNotModelled', 'The embedded cloud does not model response streaming.');
  }
  if (found.length >= 3 && !acceptsCallbacks) throw callbackRemoved();
  return found;
}

async function load(taskRoot, folder, moduleName) {
  try {
    for (const extension of EXTENSIONS) {
      const file = resolve(folder, moduleName + extension);
      if (existsSync(file) && statSync(file).isFile()) return await import(pathToFileURL(file).href);
    }
    return require(findModule(taskRoot, folder, moduleName));
  } catch (error) {
    throw importError(error);
  }
}

function findModule(taskRoot, folder, moduleName) {
  try {
    return require.resolve(moduleName, { paths: [taskRoot, folder] });
  } catch {
    const error = new Error(`Cannot find module '${moduleName}'\nRequire stack:\n- /var/runtime/index.mjs`);
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
  }
}

function importError(error) {
  if (error instanceof SyntaxError) {
    return Object.assign(runtimeError('UserCodeSyntaxError', String(error)), { stack: error.stack });
  }
  return error?.code === 'MODULE_NOT_FOUND' ? runtimeError('ImportModuleError', String(error)) : error;
}

/** A CommonJS module may show its exports only under `default`. */
function resolveHandler(module, exportName, handler) {
  const found = valueAt(module, exportName) ?? valueAt(module.default, exportName);
  if (!found) throw runtimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw runtimeError('HandlerNotFound', `${handler} is not a function`);
  return found;
}

function valueAt(module, path) {
  return path.split('.').reduce((value, key) => {
    return value && typeof value === 'object' ? value[key] : undefined;
  }, module);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#nodejs-handler-callback */
function callbackRemoved() {
  return runtimeError(
    'CallbackHandlerDeprecated',
    'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
  );
}
