/** The cloud's time, in milliseconds since 1970. Tests move it; nothing in the cloud asks the system. */
export interface Clock {
  now(): number;
  /** Moves the clock forward, so that what takes days on AWS can be tested at once. */
  advance(milliseconds: number): void;
}

/** A clock that runs with the system's and can be moved ahead of it. */
export function systemClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
