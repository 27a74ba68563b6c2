import { setTimeout as later } from 'node:timers';
import type { Cloud } from '../../call.ts';
import { onClose } from '../../close-services.ts';
import { AwsError } from '../../errors.ts';
import { findTarget } from './find.ts';
import type { FunctionName } from './names.ts';
import { type FunctionEvent, runFunction } from './run-function.ts';

/** An event that waits for its function. Times are in milliseconds since 1970. */
interface QueuedEvent extends FunctionEvent {
  name: FunctionName;
  queuedAt: number;
  dueAt: number;
  /** How often the function failed at it. */
  failures: number;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html: one minute, then two, then no more */
const RETRY_AFTER_MS = [60_000, 120_000];
const OLDEST_MS = 6 * 60 * 60 * 1000;
/** A function that is throttled or not there yet is tried again after this. */
const BACK_OFF_MS = 1_000;
/** How often the cloud's clock is looked at while events wait. */
const LOOK_MS = 100;

class EventQueue {
  readonly #cloud: Cloud;
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    onClose(cloud, () => {
      this.#closed = true;
      clearTimeout(this.#timer);
    });
  }

  add(name: FunctionName, event: FunctionEvent): void {
    const now = this.#cloud.clock.now();
    this.#events().set(event.requestId, { ...event, name, queuedAt: now, dueAt: now, failures: 0 });
    this.look();
  }

  /** Starts what is due and comes back as long as anything waits. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const now = this.#cloud.clock.now();
    for (const event of [...this.#events().values()]) {
      if (event.dueAt <= now && !this.#running.has(event.requestId)) void this.#run(event);
    }
    if (this.#events().size > 0) this.#timer = later(() => this.look(), LOOK_MS).unref();
  }

  async #run(event: QueuedEvent): Promise<void> {
    const { requestId } = event;
    this.#running.add(requestId);
    const next = await this.#attempt(event);
    this.#running.delete(requestId);
    if (this.#closed) return;
    if (next) this.#events().set(requestId, next);
    else this.#events().delete(requestId);
  }

  /** @returns the event as it waits on, or undefined when it is done with */
  async #attempt(event: QueuedEvent): Promise<QueuedEvent | undefined> {
    try {
      const target = findTarget(this.#cloud, event.name);
      const { functionError } = await runFunction(this.#cloud, target, event);
      return functionError ? this.#afterFailure(event) : undefined;
    } catch (error) {
      const gone = error instanceof AwsError && error.code === 'ResourceNotFoundException';
      const now = this.#cloud.clock.now();
      return gone || now - event.queuedAt > OLDEST_MS ? undefined : { ...event, dueAt: now + BACK_OFF_MS };
    }
  }

  #afterFailure(event: QueuedEvent): QueuedEvent | undefined {
    const wait = RETRY_AFTER_MS[event.failures];
    if (wait === undefined) return undefined;
    return { ...event, failures: event.failures + 1, dueAt: this.#cloud.clock.now() + wait };
  }

  /** Kept in the state: an event that was taken is not lost with the cloud. */
  #events() {
    return this.#cloud.store.collection<QueuedEvent>('lambda/events');
  }
}

const queues = new WeakMap<Cloud, EventQueue>();

/** The queue of a cloud. Asking for it is enough to have what an earlier run left done. */
export function eventQueue(cloud: Cloud): EventQueue {
  const known = queues.get(cloud);
  if (known) return known;
  const queue = new EventQueue(cloud);
  queues.set(cloud, queue);
  queue.look();
  return queue;
}
