import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Caller, Cloud } from '../../../call.ts';
import { onClose } from '../../../close-services.ts';
import type { StackRecord } from '../stack-record.ts';
import { type Interruption, Work } from './work.ts';

/** How long a cloud that is closed waits for the steps that run, in milliseconds. */
const PATIENCE_MS = 5_000;

type Flow = (work: Work) => Promise<void>;

/** The work that runs in a cloud, by stack. */
class Works {
  readonly #running = new Map<string, Work>();
  readonly #cloud: Cloud;
  #closed = false;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    onClose(cloud, () => this.#close(), 'first');
  }

  /** Starts work on a stack in the background, after the work on it that still runs. */
  start(stack: StackRecord, caller: Caller, flow: Flow): void {
    if (this.#closed) return;
    const work = new Work(this.#cloud, stack, caller);
    const earlier = this.#running.get(stack.id)?.done ?? Promise.resolve();
    this.#running.set(stack.id, work);
    work.done = earlier.then(() => this.#run(work, flow));
  }

  interrupt(stackId: string, why: Interruption): void {
    this.#running.get(stackId)?.interrupt(why);
  }

  async #run(work: Work, flow: Flow): Promise<void> {
    try {
      if (!work.isTakenAway) await flow(work);
    } catch (fault) {
      // A fault of the cloud's own: whoever waits for the stack must not wait for ever.
      if (!work.isTakenAway) work.setStatus(failed(work.stack.status), `Internal Failure: ${String(fault)}`);
    } finally {
      if (this.#running.get(work.stackId) === work) this.#running.delete(work.stackId);
    }
  }

  /** What runs comes to its next step's end; a cloud that comes back takes it up there. */
  async #close(): Promise<void> {
    this.#closed = true;
    const running = [...this.#running.values()];
    for (const work of running) work.interrupt('close');
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      // It also keeps the process alive: the waits of resource types do not.
      patience = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([Promise.all(running.map(({ done }) => done)), late]);
    clearTimeout(patience);
  }
}

const all = new WeakMap<Cloud, Works>();

export function works(cloud: Cloud): Works {
  const known = all.get(cloud) ?? new Works(cloud);
  all.set(cloud, known);
  return known;
}

function failed(status: StackStatus): StackStatus {
  if (status.startsWith('UPDATE_ROLLBACK')) return 'UPDATE_ROLLBACK_FAILED';
  if (status.startsWith('UPDATE')) return 'UPDATE_FAILED';
  if (status.startsWith('ROLLBACK')) return 'ROLLBACK_FAILED';
  return status.startsWith('DELETE') ? 'DELETE_FAILED' : 'CREATE_FAILED';
}
