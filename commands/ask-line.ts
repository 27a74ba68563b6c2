import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { CourseError } from '../shared/errors.ts';

/**
 * Asks for a line.
 *
 * @throws CourseError `refused` after Ctrl-C or Ctrl-D, and when the input ends without an answer
 */
export function askLine(
  question: string,
  { input, output }: { input: Readable; output: Writable },
): Promise<string> {
  const reader = createInterface({ input, output });
  return new Promise((resolve, reject) => {
    reader.question(question, (answer) => {
      resolve(answer);
      reader.close();
    });
    reader.once('SIGINT', () => reader.close());
    reader.once('close', () => {
      // Without effect once there was an answer.
      reject(
        new CourseError('refused', 'There was no answer. Nothing was changed.', 'Run the command again.'),
      );
    });
  });
}
