import type { Clock } from '../clock.ts';
import type { LogLine } from './log-writer.ts';

/** What an environment has written and what is said of it, until it is sent to the log stream. */
export class EnvironmentLog {
  readonly #clock: Clock;
  #lines: LogLine[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(text: string): void {
    this.#lines.push({ timestamp: this.#clock.now(), message: `${text}\n` });
  }

  /** How many lines there are: a place to read from. */
  get length(): number {
    return this.#lines.length;
  }

  textFrom(place: number): string {
    return this.#lines
      .slice(place)
      .map(({ message }) => message)
      .join('');
  }

  /** All lines, which are then no more here. */
  take(): LogLine[] {
    return this.#lines.splice(0);
  }
}
