import { dependenciesOf } from '../template/dependencies.ts';
import type { Scope } from '../template/scope.ts';
import { type Difference, differenceOf, isDifferent, touchesResource } from './difference.ts';
import { failureReason } from './failure-reason.ts';
import { inOrder } from './in-order.ts';
import { type Intended, intended } from './intended.ts';
import { makeResource, replaceResource, type Step, updateResource } from './resource-steps.ts';
import { scopeOf } from './scope-of.ts';
import type { Work } from './work.ts';

/**
 * Makes a stack's resources what its template says, side by side in the order of their dependencies. Those that the
 * template has no more are left for later: a failure must find them there.
 *
 * @returns why it failed, as the stack's event tells it; undefined where all is well
 */
export async function applyRevision(work: Work, imported: Set<string>): Promise<string | undefined> {
  const { stack } = work;
  const made = (id: string) => work.resource(id);
  const scope = scopeOf(work.cloud, stack, stack.revision, made, imported);
  const graph = dependenciesOf(stack.revision.processed, scope.conditions);
  const attempt = new Attempt(work, scope);
  await inOrder(
    graph,
    (id) => attempt.run(id, graph.get(id) ?? new Set()),
    () => attempt.goesOn(),
  );
  return attempt.failure();
}

/** The steps of one revision. The first that fails cancels all that run. */
class Attempt {
  readonly #work: Work;
  readonly #scope: Scope;
  readonly #running = new Map<string, Step>();
  readonly #failed: Record<Step['verb'], string[]> = { create: [], update: [] };
  #late = false;

  constructor(work: Work, scope: Scope) {
    this.#work = work;
    this.#scope = scope;
    work.onInterruption(() => {
      if (!work.isTakenAway) this.#cancelRunning();
    });
  }

  goesOn(): boolean {
    const { deadline } = this.#work.operation;
    this.#late ||= deadline !== undefined && this.#work.cloud.clock.now() > deadline;
    return !this.#hasFailed() && !this.#late && this.#work.interruption === undefined;
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html */
  failure(): string | undefined {
    const { create, update } = this.#failed;
    const sentences = [
      this.#late ? 'Stack creation time exceeded the specified timeout. ' : '',
      create.length > 0 ? `The following resource(s) failed to create: [${create.join(', ')}]. ` : '',
      update.length > 0 ? `The following resource(s) failed to update: [${update.join(', ')}]. ` : '',
    ];
    return sentences.join('') || undefined;
  }

  async run(logicalId: string, needs: ReadonlySet<string>): Promise<boolean> {
    const step = this.#stepOf(logicalId, needs);
    if (!step) return true;
    this.#running.set(logicalId, step);
    try {
      step.begin();
      await step.act();
      if (this.#running.has(logicalId)) step.complete();
    } catch (error) {
      this.#fail(logicalId, step, error);
    }
    this.#running.delete(logicalId);
    return !this.#hasFailed();
  }

  /** What is to be done for a resource; nothing where it is what it should be. */
  #stepOf(logicalId: string, needs: ReadonlySet<string>): Step | undefined {
    const { stack } = this.#work;
    const type = this.#scope.template.Resources[logicalId]?.Type ?? '';
    const now = this.#work.resource(logicalId);
    const wanted = () => intended(logicalId, this.#scope, needs, stack.revision.tags);
    if (!now) return makeResource(this.#work, { logicalId, type }, wanted);
    let after: Intended;
    let difference: Difference;
    try {
      after = wanted();
      difference = differenceOf(type, now, after);
    } catch (error) {
      return updateResource(this.#work, now, () => {
        throw error;
      });
    }
    if (!isDifferent(difference)) {
      this.#work.saveResource({ ...now, needs: after.needs });
      return undefined;
    }
    if (difference.properties.replacement !== 'False') return replaceResource(this.#work, now, after);
    return updateResource(this.#work, now, () => after, touchesResource(difference));
  }

  #hasFailed(): boolean {
    return this.#failed.create.length + this.#failed.update.length > 0;
  }

  #fail(logicalId: string, step: Step, error: unknown): void {
    const told = !this.#running.has(logicalId);
    this.#running.delete(logicalId);
    // Whoever goes on with the stack finds the resource as it stands.
    if (told || this.#work.isTakenAway) return;
    this.#failed[step.verb].push(logicalId);
    step.fail(failureReason(error));
    this.#cancelRunning();
  }

  #cancelRunning(): void {
    for (const [logicalId, step] of this.#running) {
      this.#failed[step.verb].push(logicalId);
      step.fail(`Resource ${step.noun} cancelled`);
    }
    this.#running.clear();
  }
}
