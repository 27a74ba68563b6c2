/** What of a terminal's input is needed: `process.stdin`, or a stand-in in a test. */
export interface KeyInput {
  setRawMode?(on: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (data: Buffer | string) => void): unknown;
  off(event: 'data', listener: (data: Buffer | string) => void): unknown;
}

/**
 * Tells of each key as it is pressed, without the Enter after it. Meanwhile Ctrl-C is a key too (`\u0003`): the terminal
 * sends no signal for it.
 *
 * @returns the function that gives the terminal back as it was
 */
export function listenToKeys(input: KeyInput, listener: (key: string) => void): () => void {
  const onData = (data: Buffer | string) => {
    for (const key of data.toString()) listener(key);
  };
  input.setRawMode?.(true);
  input.on('data', onData);
  input.resume();
  return () => {
    input.off('data', onData);
    input.setRawMode?.(false);
    input.pause();
  };
}
