import type { Administrator } from './administrator.ts';
import type { Clients } from './clients.ts';
import type { Config } from './config.ts';
import type { Names } from './names.ts';

/** What a step tells the reader while it works. */
export interface Reporter {
  /** Something was made or changed. */
  did(text: string): void;
  /** Something was right already, and nothing was changed. */
  same(text: string): void;
  /** Something worth knowing. */
  note(text: string): void;
  /** `done` of `total` things are finished. */
  progress(what: string, done: number, total: number): void;
}

/** All that a step or a check needs: where it works, for whom, and the clients to do it with. */
export interface Course {
  config: Config;
  /** Twelve digits. */
  account: string;
  region: string;
  student: string;
  names: Names;
  clients: Clients;
  administrator: Administrator;
  report: Reporter;
}

/** One requirement's work. Run again, it completes what is missing and changes nothing else. */
export type Step = (course: Course) => Promise<void>;
