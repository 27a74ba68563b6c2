import { format } from 'node:util';
import { loggedError } from './errors.mjs';

const LEVELS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
};

const write = process.stdout.write.bind(process.stdout);
/** While the code is loaded there is no request, which AWS's log shows as this word. */
let requestId = 'undefined';

export function setRequestId(id) {
  requestId = id;
}

/**
 * Has `console` write as in AWS: time, request, level and text with tabs between.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function patchConsole() {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => writeLine(level, format(...values));
  }
}

/** Writes what the runtime itself has to say of an error. */
export function logError(title, error) {
  writeLine('ERROR', `${title} \t${loggedError(error)}`);
}

/** A line break inside one message is a carriage return on the way, so that it stays one event. */
function writeLine(level, text) {
  const line = [new Date().toISOString(), requestId, level, text].join('\t');
  write(`${line.replaceAll('\n', '\r')}\n`);
}
