/** The check did not finish in its time. */
export class OutOfTime extends Error {}

/** Somebody stopped the grading. */
export class Stopped extends Error {}

/**
 * The answer of `work`, unless the time is over or the signal comes first. The work itself cannot be broken off:
 * whatever it does later is ignored.
 *
 * @throws OutOfTime, Stopped, or what the work throws
 */
export async function within<Value>(
  ms: number,
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  if (signal.aborted) throw new Stopped();
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const ending = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), ms);
    stop = () => reject(new Stopped());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), ending]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
