import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, type FunctionCloud, functionCloud } from '../services/lambda/testing.ts';

let cloud: FunctionCloud;
let made = 0;

beforeAll(async () => {
  cloud = await functionCloud();
});
afterAll(() => cloud.cloud.close());

/** Makes a function and invokes it once. */
async function run(files: Files, more: { Handler?: string; Runtime?: 'nodejs22.x' | 'nodejs24.x' } = {}) {
  made += 1;
  await cloud.make(`handler-${made}`, files, more);
  return cloud.invoke(`handler-${made}`, { film: 'Häxan' }, { LogType: 'Tail' });
}

const RETURNS = 'async (event) => event.film';

describe('a handler is found', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
  it.each<[string, Files, string]>([
    ['in an ES module', { 'index.mjs': `export const handler = ${RETURNS}` }, 'index.handler'],
    ['in CommonJS', { 'index.js': `exports.handler = ${RETURNS}` }, 'index.handler'],
    ['in .cjs', { 'index.cjs': `module.exports = { handler: ${RETURNS} }` }, 'index.handler'],
    [
      'by the type of package.json',
      { 'package.json': '{"type":"module"}', 'index.js': `export const handler = ${RETURNS}` },
      'index.handler',
    ],
    ['in a folder', { 'src/films/list.mjs': `export const run = ${RETURNS}` }, 'src/films/list.run'],
    ['inside an object', { 'a.mjs': `export const films = { list: ${RETURNS} }` }, 'a.films.list'],
    ['under default', { 'a.mjs': `export default { list: ${RETURNS} }` }, 'a.list'],
    ['that returns at once', { 'index.mjs': 'export const handler = (e) => e.film' }, 'index.handler'],
    [
      'after top-level await',
      { 'index.mjs': `await Promise.resolve(); export const handler = ${RETURNS}` },
      'index.handler',
    ],
    [
      'with its own packages',
      {
        'index.mjs': 'import film from "film"; export const handler = async () => film',
        'node_modules/film/package.json': '{"type":"module","exports":"./film.js"}',
        'node_modules/film/film.js': 'export default "Häxan"',
      },
      'index.handler',
    ],
  ])('%s', async (_, files, Handler) => {
    expect(await run(files, { Handler })).toMatchObject({ error: undefined, result: 'Häxan' });
  });

  it('with the SDK that the runtime brings along, in both kinds of module', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html#nodejs-sdk-included
    const esm =
      'import { S3Client } from "@aws-sdk/client-s3"; export const handler = async () => S3Client.name';
    expect((await run({ 'index.mjs': esm })).result).toBe('S3Client');
    const cjs = 'const s3 = require("@aws-sdk/client-s3"); exports.handler = async () => s3.S3Client.name';
    expect((await run({ 'index.js': cjs })).result).toBe('S3Client');
    const other = 'import "fflate"; export const handler = async () => 1';
    expect((await run({ 'index.mjs': other })).result).toMatchObject({
      errorMessage: expect.stringContaining("Cannot find package 'fflate'"),
    });
  });
});

describe('code that cannot be loaded', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
  it.each<[string, Files, object]>([
    [
      'without the file',
      { 'other.js': '' },
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs",
      },
    ],
    [
      'without a package',
      { 'index.js': 'require("nonesuch")' },
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: expect.stringMatching(/^Error: Cannot find module 'nonesuch'\nRequire stack:/),
      },
    ],
    [
      'without the export',
      { 'index.mjs': 'export const other = 1' },
      {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: 'index.handler is undefined or not exported',
      },
    ],
    [
      'with something else under the name',
      { 'index.mjs': 'export const handler = "text"' },
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is not a function' },
    ],
    [
      'that is broken',
      { 'index.mjs': 'export const handler = async () => {' },
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: expect.stringMatching(/^SyntaxError: /),
      },
    ],
    [
      'that throws',
      { 'index.mjs': 'throw new TypeError("no table")' },
      { errorType: 'TypeError', errorMessage: 'no table' },
    ],
  ])('%s', async (_, files, document) => {
    const { error, result, log } = await run(files);
    expect({ error, result }).toMatchObject({ error: 'Unhandled', result: document });
    expect(log).toMatch(/Phase: init\tStatus: error/);
  });

  it('is an ES module in a .js file for Node.js 22, where Lambda does not detect it', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
    const files = { 'index.js': `export const handler = ${RETURNS}` };
    expect((await run(files, { Runtime: 'nodejs22.x' })).result).toMatchObject({
      errorType: 'Runtime.UserCodeSyntaxError',
    });
    expect((await run(files)).result).toBe('Häxan');
  });
});

describe('callbacks', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#nodejs-handler-callback
  const callback = (body: string) => ({
    'index.mjs': `export const handler = (e, context, done) => { ${body} }`,
  });

  it('are taken by Node.js 22', async () => {
    const on22 = async (body: string) => {
      const { error, result } = await run(callback(body), { Runtime: 'nodejs22.x' });
      return error ? (result as { errorMessage: string }).errorMessage : result;
    };
    expect(await on22('setTimeout(() => done(null, 7), 5)')).toBe(7);
    expect(await on22('done(new Error("no"))')).toBe('no');
    expect(
      await on22('context.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 50); done(null, 1)'),
    ).toBe(1);
    expect(await on22('return 5')).toBe(null);
  });

  it('are refused by Node.js 24', async () => {
    expect((await run(callback('done(null, 7)'))).result).toMatchObject({
      errorType: 'Runtime.CallbackHandlerDeprecated',
      errorMessage: expect.stringContaining('has removed support for callback-based function handlers'),
    });
  });
});
