import { availableParallelism } from 'node:os';
import type { Cloud } from '../call.ts';
import { onClose } from '../close-services.ts';
import { type Environment, startEnvironment } from './environment.ts';
import type { FunctionSpec, Invocation, Outcome } from './function-spec.ts';

interface Slot {
  spec: FunctionSpec;
  environment: Environment;
  busy: boolean;
  starting: boolean;
  /** Its function was changed or deleted: it serves no more. */
  retired: boolean;
  idleTimer?: NodeJS.Timeout;
}

interface Waiter {
  spec: FunctionSpec;
  give(slot: Slot): void;
  refuse(error: unknown): void;
}

/** AWS runs a thousand; each is a process of a laptop here, so more invocations wait in line. */
const MOST_ENVIRONMENTS = Number(process.env.CINEDB_LAMBDA_ENVIRONMENTS) || 10;
/** More at once only take the processor from each other; meanwhile a warm one may become free. */
const MOST_STARTING = Math.max(2, availableParallelism());
const IDLE_MS = 120_000;
/** How long the credentials in an environment must outlast the function's time-out. */
const SPARE_MS = 60_000;

/** The execution environments of a cloud. */
class Environments {
  readonly #cloud: Cloud;
  /** Those that were used last stand last. */
  readonly #slots = new Set<Slot>();
  readonly #waiters: Waiter[] = [];
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    // A process that ends without closing its clouds must leave none behind.
    const killAll = () => void this.#endAll();
    process.on('exit', killAll);
    onClose(cloud, async () => {
      this.#closed = true;
      process.off('exit', killAll);
      for (const waiter of this.#waiters.splice(0)) waiter.refuse(new Error('the cloud was closed'));
      await this.#endAll();
      // What was at work has its logs to write.
      await Promise.allSettled(this.#running);
    });
  }

  /**
   * Runs an invocation in an environment that is free, in a new one, or, when there are as many as may be, in the one
   * that becomes free first.
   *
   * @throws AwsError AccessDeniedException when the function's role does not trust Lambda any more
   */
  async run(spec: FunctionSpec, invocation: Invocation): Promise<Outcome> {
    const running = this.#run(spec, invocation);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /**
   * Ends the environments of a function that was changed or deleted, those at work when they are done.
   *
   * @param version of one version alone
   */
  retire(functionArn: string, version?: string): void {
    for (const slot of this.#slots) {
      const { arn, version: its } = slot.spec;
      if (arn !== functionArn || (version !== undefined && version !== its)) continue;
      slot.retired = true;
      if (!slot.busy) void this.#end(slot);
    }
  }

  async #run(spec: FunctionSpec, invocation: Invocation): Promise<Outcome> {
    const slot = await this.#acquire(spec);
    let alive = false;
    try {
      const served = await slot.environment.invoke(invocation);
      alive = served.alive;
      return served.outcome;
    } finally {
      this.#release(slot, alive);
    }
  }

  #acquire(spec: FunctionSpec): Promise<Slot> {
    return new Promise((give, refuse) => {
      this.#waiters.push({ spec, give, refuse });
      this.#serveWaiters();
    });
  }

  /** First come, first served, but nobody waits for an environment that only another function can use. */
  #serveWaiters(): void {
    for (const waiter of [...this.#waiters]) {
      try {
        const slot = this.#closed ? undefined : this.#take(waiter.spec);
        if (!slot) continue;
        waiter.give(slot);
      } catch (error) {
        waiter.refuse(error);
      }
      this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    }
  }

  /** @returns undefined when there is none free and no more may be started now */
  #take(spec: FunctionSpec): Slot | undefined {
    const idle = [...this.#slots].filter(({ busy, retired }) => !busy && !retired);
    for (const slot of idle.filter((candidate) => candidate.spec.key === spec.key).reverse()) {
      if (this.#lasts(slot)) return this.#begin(slot);
      void this.#end(slot);
    }
    if ([...this.#slots].filter(({ starting }) => starting).length >= MOST_STARTING) return undefined;
    if (this.#slots.size >= MOST_ENVIRONMENTS) {
      const [oldest] = idle;
      if (!oldest) return undefined;
      void this.#end(oldest);
    }
    return this.#start(spec);
  }

  #start(spec: FunctionSpec): Slot {
    const environment = startEnvironment(this.#cloud, spec);
    const slot = { spec, environment, busy: true, starting: true, retired: false };
    void environment.started.then(() => {
      slot.starting = false;
      this.#serveWaiters();
    });
    return this.#begin(slot);
  }

  #lasts({ spec, environment }: Slot): boolean {
    return environment.credentialsEnd - this.#cloud.clock.now() > spec.timeoutSeconds * 1000 + SPARE_MS;
  }

  #begin(slot: Slot): Slot {
    clearTimeout(slot.idleTimer);
    slot.busy = true;
    this.#slots.delete(slot);
    this.#slots.add(slot);
    return slot;
  }

  #release(slot: Slot, alive: boolean): void {
    slot.busy = false;
    if (alive && !slot.retired && !this.#closed) {
      slot.idleTimer = setTimeout(() => void this.#end(slot), IDLE_MS).unref();
    } else void this.#end(slot);
    this.#serveWaiters();
  }

  #end(slot: Slot): Promise<void> {
    clearTimeout(slot.idleTimer);
    this.#slots.delete(slot);
    return slot.environment.kill();
  }

  async #endAll(): Promise<void> {
    await Promise.all([...this.#slots].map((slot) => this.#end(slot)));
  }
}

const pools = new WeakMap<Cloud, Environments>();

/** The execution environments of a cloud, which end with it. */
export function environmentsOf(cloud: Cloud): Environments {
  const pool = pools.get(cloud) ?? new Environments(cloud);
  pools.set(cloud, pool);
  return pool;
}
