// Runs inside an execution environment, as plain JavaScript because the user's Node starts it without a loader.
// It does what AWS's own runtime does: load the handler, then one invocation after another.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
import { logError, patchConsole, setRequestId } from './console.mjs';
import { formatError, runtimeError } from './errors.mjs';
import { invokeHandler } from './invoke.mjs';
import { loadHandler } from './load-handler.mjs';

const channel = process.channel;
const send = process.send.bind(process);
const writeOut = process.stdout.write.bind(process.stdout);
const writeErr = process.stderr.write.bind(process.stderr);
const exit = process.exit.bind(process);
const [, , mark] = process.argv;
const acceptsCallbacks = process.env.AWS_EXECUTION_ENV === 'AWS_Lambda_nodejs22.x';

/** The invocation that is running, until it is answered. */
let current;

process.argv.splice(2);
// The function's code must not find the way to the cloud.
process.send = undefined;
patchConsole();
process.on('disconnect', () => exit(0));
process.on('message', (message) => void handle(message));
process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) => {
  const error = runtimeError('UnhandledPromiseRejection', String(reason));
  crash('Unhandled Promise Rejection', Object.assign(error, { reason }), 128);
});
process.on('beforeExit', () => current?.onIdle());

const loaded = await load();

async function load() {
  try {
    const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER, acceptsCallbacks);
    answer({ type: 'ready' });
    return handler;
  } catch (error) {
    logError('Uncaught Exception', error);
    answer({ type: 'initError', error: formatError(error) });
  }
}

async function handle(invocation) {
  setRequestId(invocation.requestId);
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  // While a handler works the channel must not keep the process awake: an empty event loop tells that it waits in vain.
  channel.unref();
  current = { requestId: invocation.requestId, onIdle: () => {} };
  try {
    const payload = await invokeHandler(loaded, invocation, current, acceptsCallbacks);
    finish({ type: 'response', requestId: invocation.requestId, payload });
  } catch (error) {
    logError('Invoke Error', error);
    finish({ type: 'error', requestId: invocation.requestId, error: formatError(error) });
  }
}

function finish(message, done) {
  if (current?.requestId !== message.requestId) return;
  current = undefined;
  channel.ref();
  answer(message, done);
}

/** The mark tells where the output of this invocation ends: it comes another way than the answer. */
function answer(message, done = () => {}) {
  writeOut(`${mark}\n`);
  writeErr(`${mark}\n`);
  send({ ...message, maxRssKilobytes: process.resourceUsage().maxRSS }, done);
}

function crash(title, error, code) {
  logError(title, error);
  const formatted = formatError(error);
  const done = () => exit(code);
  if (current) finish({ type: 'error', requestId: current.requestId, error: formatted, fatal: true }, done);
  else answer({ type: 'initError', error: formatted }, done);
}
