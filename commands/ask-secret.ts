import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { CourseError } from '../shared/errors.ts';

/**
 * Asks for a line that the terminal does not show.
 *
 * @throws CourseError `refused` after Ctrl-C, and when the input ends without an answer
 */
export function askSecret(
  question: string,
  { input, output }: { input: Readable; output: Writable },
): Promise<string> {
  output.write(question);
  // As a terminal, readline turns the terminal's own echo off, and what it would write itself goes nowhere.
  const reader = createInterface({ input, output: silent(), terminal: true, historySize: 0 });
  return new Promise((resolve, reject) => {
    reader.once('line', (answer) => {
      resolve(answer);
      reader.close();
    });
    reader.once('SIGINT', () => reader.close());
    reader.once('close', () => {
      output.write('\n');
      // Without effect once there was an answer.
      reject(new CourseError('refused', 'No password was given.', 'Run the command again.'));
    });
  });
}

function silent(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
