/**
 * Runs tasks side by side, each when those that it needs have succeeded. Ends when nothing runs and nothing can start.
 *
 * @param graph each task with those that it needs; needs that are no tasks count as done
 * @param run tells whether the task succeeded; it never rejects
 * @param goesOn whether further tasks may start
 */
export function inOrder(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  run: (id: string) => Promise<boolean>,
  goesOn: () => boolean,
): Promise<void> {
  const waiting = new Map(
    [...graph].map(([id, needs]) => [id, new Set([...needs].filter((need) => graph.has(need)))]),
  );
  let running = 0;
  return new Promise((resolve) => {
    const advance = () => {
      for (const id of goesOn() ? readyIn(waiting) : []) {
        waiting.delete(id);
        running += 1;
        void run(id).then((done) => {
          running -= 1;
          if (done) for (const needs of waiting.values()) needs.delete(id);
          advance();
        });
      }
      if (running === 0) resolve();
    };
    advance();
  });
}

function readyIn(waiting: Map<string, Set<string>>): string[] {
  return [...waiting].filter(([, needs]) => needs.size === 0).map(([id]) => id);
}
