import type { FunctionSpec } from './function-spec.ts';

/**
 * What AWS turns off in the Node.js 22 runtime, unless NODE_OPTIONS turns it on again.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
const OFF_IN_22 = ['experimental-require-module', 'experimental-detect-module'];

/** The flags that Node is started with for a function: AWS's, and the size of the heap. */
export function nodeFlags({ runtime, memoryMegabytes, variables }: FunctionSpec): string[] {
  const wanted = (variables.NODE_OPTIONS ?? '').split(/\s+/);
  const off = OFF_IN_22.filter(
    (name) =>
      runtime === 'nodejs22.x' &&
      !wanted.includes(`--${name}`) &&
      process.allowedNodeEnvironmentFlags.has(`--${name}`),
  );
  return [`--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`, ...off.map((name) => `--no-${name}`)];
}
