/** An error of AWS's runtime, `Runtime.NAME`. */
export function runtimeError(name, message) {
  const error = new Error(message);
  error.name = `Runtime.${name}`;
  return error;
}

/** What the caller of a function gets to see of an error: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
export function formatError(error) {
  if (!isError(error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
  };
}

/** The same for the log, with the properties that the code gave the error. */
export function loggedError(error) {
  const shown = isError(error) ? error : new Error(String(error));
  const { errorType, errorMessage, trace } = formatError(shown);
  try {
    return JSON.stringify({ errorType, errorMessage, code: shown.code, ...shown, stack: trace });
  } catch {
    return JSON.stringify({ errorType, errorMessage, trace });
  }
}

/** Errors of another realm (`node:vm`) count too. */
function isError(value) {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
