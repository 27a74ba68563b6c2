import { runtimeError } from './errors.mjs';

/**
 * Calls the handler once.
 *
 * @param current `onIdle` of it is called when the event loop is empty, with the handler still unanswered
 * @returns the result as JSON
 */
export async function invokeHandler(handler, invocation, current, acceptsCallbacks) {
  const event = JSON.parse(invocation.payload);
  const context = contextOf(invocation);
  const run = acceptsCallbacks ? withCallback : withPromise;
  return toJson(await run(handler, event, context, current));
}

/** Since Node.js 24 a handler returns its result, or a promise of it. */
function withPromise(handler, event, context, current) {
  return new Promise((resolve, reject) => {
    current.onIdle = () => reject(neverSettled());
    Promise.resolve()
      .then(() => handler(event, context))
      .then(resolve, reject);
  });
}

/** Before, what a handler returns counts only when it is a promise; otherwise the callback says the result. */
function withCallback(handler, event, context, current) {
  return new Promise((resolve, reject) => {
    const isAsync = handler.constructor.name === 'AsyncFunction';
    let waitForEmptyEventLoop = true;
    const settle = (error, result) => {
      if (error === undefined || error === null) resolve(result);
      else reject(error);
    };
    const callback = (error, result) => {
      if ((error !== undefined && error !== null) || !waitForEmptyEventLoop) settle(error, result);
      else current.onIdle = () => resolve(result);
    };
    current.onIdle = () => (isAsync ? reject(neverSettled()) : resolve(null));
    Object.defineProperty(context, 'callbackWaitsForEmptyEventLoop', {
      enumerable: true,
      get: () => waitForEmptyEventLoop,
      set: (value) => {
        waitForEmptyEventLoop = value;
      },
    });
    context.succeed = (result) => settle(undefined, result);
    context.fail = (error) => settle(error ?? 'handled');
    context.done = settle;
    const returned = handler(event, context, callback);
    if (typeof returned?.then === 'function') returned.then(context.succeed, context.fail);
  });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf({ requestId, invokedFunctionArn, deadline, clientContext }) {
  return {
    ...(clientContext && { clientContext: JSON.parse(clientContext) }),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function toJson(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw runtimeError('JSONStringifyError', 'Unable to stringify response body');
  }
}

function neverSettled() {
  return runtimeError(
    'NodeJsExit',
    'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
  );
}
