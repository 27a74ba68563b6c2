import { randomBytes } from 'node:crypto';
import { type Ending, exited, failed, failedInit, succeeded, timedOut } from './endings.ts';
import type { EnvironmentLog } from './environment-log.ts';
import type { FunctionSpec, Invocation, Outcome } from './function-spec.ts';
import type { BootstrapMessage, Exit, RunningProcess } from './process.ts';
import { reportLine } from './report.ts';

/** The outcome of an invocation, and whether the environment can serve again. */
export interface Served {
  outcome: Outcome;
  alive: boolean;
}

/** A process and what is known of it so far. */
export interface Worker {
  spec: FunctionSpec;
  child: RunningProcess;
  log: EnvironmentLog;
  /** The bootstrap's first message and how long it took, until an invocation has told of it. */
  init?: Promise<Init>;
  /** When the process was started, as `performance.now()` counts. */
  startedAt: number;
  maxMemoryKilobytes: number;
}

export interface Init {
  message: BootstrapMessage | Exit;
  milliseconds: number;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
const INIT_LIMIT_MS = 10_000;

/** Starts to wait for the bootstrap's first message. */
export function newWorker(spec: FunctionSpec, child: RunningProcess, log: EnvironmentLog): Worker {
  const startedAt = performance.now();
  const init = child.next().then((message) => ({ message, milliseconds: performance.now() - startedAt }));
  return { spec, child, log, init, startedAt, maxMemoryKilobytes: 0 };
}

/** Has a process serve one invocation, with the lines that Lambda itself writes around it. */
export async function serveInvocation(worker: Worker, invocation: Invocation): Promise<Served> {
  const { spec, log, child } = worker;
  const { requestId } = invocation;
  const init = await initOf(worker);
  if (init && init !== 'late') await child.drained();
  // The log of an invocation that fails because the code cannot be loaded shows why.
  const place = noteFailedInit(log, init) ? 0 : log.length;
  log.add(`START RequestId: ${requestId} Version: ${spec.version}`);
  const start = performance.now();
  const ending = await endOf(worker, init, invocation);
  const timeoutMs = spec.timeoutSeconds * 1000;
  const { status, errorType } = ending;
  for (const line of ending.lines ?? []) log.add(line);
  log.add(`END RequestId: ${requestId}`);
  log.add(
    reportLine(spec, {
      requestId,
      durationMs: status === 'timeout' ? timeoutMs : performance.now() - start,
      ...(init && init !== 'late' && { initMs: init.milliseconds }),
      maxMemoryKilobytes: worker.maxMemoryKilobytes,
      status,
      errorType,
    }),
  );
  if (!ending.alive) await child.kill();
  const { payload, functionError, alive } = ending;
  return { outcome: { payload, functionError, log: log.textFrom(place) }, alive };
}

/** Only the first invocation waits for the start; one that takes too long counts against the function's time-out. */
async function initOf(worker: Worker): Promise<Init | 'late' | undefined> {
  if (!worker.init) return undefined;
  const limit = INIT_LIMIT_MS + worker.spec.timeoutSeconds * 1000;
  const init = await before(worker.init, limit - (performance.now() - worker.startedAt));
  worker.init = undefined;
  if (init) noteMemory(worker, init.message);
  return init ?? 'late';
}

async function endOf(
  worker: Worker,
  init: Init | 'late' | undefined,
  invocation: Invocation,
): Promise<Ending> {
  const { requestId } = invocation;
  if (init === 'late') return timedOut(requestId, worker.spec.timeoutSeconds);
  if (init?.message.type === 'initError') return failedInit(init.message.error);
  if (init?.message.type === 'exit') return exited(requestId, init.message);
  const timeoutMs = worker.spec.timeoutSeconds * 1000;
  worker.child.send({ ...invocation, deadline: Date.now() + timeoutMs, traceId: newTraceId() });
  const message = await before(worker.child.next(), timeoutMs);
  if (!message) return timedOut(requestId, worker.spec.timeoutSeconds);
  noteMemory(worker, message);
  return endingOf(worker, requestId, message);
}

async function endingOf(
  worker: Worker,
  requestId: string,
  message: BootstrapMessage | Exit,
): Promise<Ending> {
  switch (message.type) {
    case 'exit':
      return exited(requestId, message);
    case 'response':
      await worker.child.drained();
      return succeeded(message.payload);
    case 'error':
      await worker.child.drained();
      return failed(message.error, !message.fatal);
    default:
      // What was begun while the code was loaded failed between two invocations.
      return failed('error' in message ? message.error : { errorType: 'Unknown', errorMessage: '' }, false);
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-init-errors */
function noteFailedInit(log: EnvironmentLog, init: Init | 'late' | undefined): boolean {
  if (!init || init === 'late' || init.message.type !== 'initError') return false;
  const { errorType } = init.message.error;
  const duration = `Init Duration: ${init.milliseconds.toFixed(2)} ms`;
  log.add(`INIT_REPORT ${duration}\tPhase: init\tStatus: error\tError Type: ${errorType}`);
  return true;
}

function noteMemory(worker: Worker, message: BootstrapMessage | Exit): void {
  if ('maxRssKilobytes' in message) {
    worker.maxMemoryKilobytes = Math.max(worker.maxMemoryKilobytes, message.maxRssKilobytes);
  }
}

/** What a promise gives within some milliseconds, or undefined. */
async function before<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  return `Root=1-${seconds}-${hex(12)};Parent=${hex(8)};Sampled=0`;
}
