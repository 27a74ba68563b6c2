import type { Readable } from 'node:stream';

/** The lines that a process writes, with the end of each invocation marked. */
export interface Output {
  /** Waits for the next mark; at most so many milliseconds, since a process may have died before it wrote one. */
  marked(milliseconds: number): Promise<void>;
}

/** Splits a stream into lines. A carriage return inside a line stands for a line break. */
export function readOutput(stream: Readable, mark: string, onLine: (line: string) => void): Output {
  let rest = '';
  let marks = 0;
  let onMark = () => {};
  const take = (line: string) => {
    const isMarked = line.endsWith(mark);
    const text = isMarked ? line.slice(0, -mark.length) : line;
    // What was written without a line end stands before the mark.
    if (!isMarked || text) onLine(text.replaceAll('\r', '\n'));
    if (!isMarked) return;
    marks += 1;
    onMark();
  };
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream.on('end', () => {
    if (rest) onLine(rest.replaceAll('\r', '\n'));
    onMark();
  });
  return {
    marked: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done() {
          clearTimeout(timer);
          onMark = () => {};
          if (marks > 0) marks -= 1;
          resolve();
        }
        onMark = done;
        if (marks > 0 || stream.readableEnded) done();
      }),
  };
}
