import { proven } from '../../check.ts';
import { handlers, steps } from './functions.ts';
import type { Facts, Reason } from './why-failed.ts';

const learn = '#common-mistakes';

/**
 * Why Lambda has no result of a handler: it could not be started, found or waited for. Undefined when the handler
 * threw an error of its own, or none.
 * https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
 */
export function whyNoResult({ key, config, invoked }: Facts): Reason | undefined {
  const { type, message } = invoked.error ?? { type: '', message: '' };
  const step = steps[key];
  if (/cannot be assumed by Lambda/.test(message)) {
    const why = proven(`the role ${nameOf(config.Role)} does not let Lambda take it on`);
    return {
      why,
      fix: `Principal: { Service: 'lambda.amazonaws.com' } in the role's trust, in ${step}`,
      learn,
    };
  }
  if (type === 'Runtime.HandlerNotFound' || type === 'Runtime.MalformedHandlerName') {
    const why = proven(`Handler is "${config.Handler}", and no such function is exported`);
    return { why, fix: `Handler: 'FILE.EXPORT', such as 'index.handler', in ${step}`, learn };
  }
  // What an ES module imports in vain is told as an error of its own.
  if (type === 'Runtime.ImportModuleError' || /^Cannot find (module|package) '/.test(message)) {
    return whyNotLoaded(message, config.Handler, step);
  }
  if (type === 'Runtime.UserCodeSyntaxError') {
    const why = proven(`Node cannot read the code: ${firstLine(message)}`);
    return { why, fix: `bundle it with esbuild as an ES module, index.mjs, in ${step}` };
  }
  const [, seconds] = /Task timed out after ([\d.]+) seconds/.exec(message) ?? [];
  if (seconds) {
    const why = proven(`the handler had not answered after ${Number(seconds)} s, its Timeout`);
    return { why, fix: `await every call and return an answer, in ${handlers[key]}; see Timeout in ${step}` };
  }
  if (type === 'Runtime.ExitError' || type === 'Runtime.OutOfMemory') {
    const why = proven(`the process ended in the middle of the call: ${firstLine(message)}`);
    return { why, fix: `take process.exit out of ${handlers[key]}, or raise MemorySize in ${step}` };
  }
  return undefined;
}

function whyNotLoaded(message: string, handler = '', step: string): Reason {
  const [, missing = ''] = /Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
  const file = handler.slice(0, handler.lastIndexOf('.'));
  const isHandlerItself = missing === file || missing.endsWith(`/${file}`);
  if (missing && !isHandlerItself) {
    const why = proven(`the code imports "${missing}", which is not in the zip`);
    return { why, fix: `bundle the handler with all that it imports (given/bundle.ts) in ${step}`, learn };
  }
  const why = proven(`Handler is "${handler}", and the zip has no such file: ${firstLine(message)}`);
  return { why, fix: `Handler: 'FILE.EXPORT', with FILE at the top of the zip, in ${step}`, learn };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function nameOf(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
