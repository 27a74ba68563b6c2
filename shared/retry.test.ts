import { describe, expect, it } from 'vitest';
import { retry } from './retry.ts';
import { comesAbout, waitFor } from './wait.ts';

/** Fails `failures` times, then answers how often it was called. */
function flaky(failures: number) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= failures) throw new Error(`failure ${calls}`);
    return calls;
  };
}

describe('retry', () => {
  it('tries again until it succeeds', async () => {
    expect(await retry(flaky(2), { retryable: () => true, deadlineMs: 5_000 })).toBe(3);
  });

  it('does not repeat what another try cannot help', async () => {
    const tried = retry(flaky(1), { retryable: () => false, deadlineMs: 5_000 });
    await expect(tried).rejects.toThrow('failure 1');
  });

  it('throws the last error when the time is over', async () => {
    const tried = retry(flaky(99), { retryable: () => true, deadlineMs: 250 });
    await expect(tried).rejects.toThrow('failure 2');
  });
});

describe('waitFor', () => {
  it('answers at once, and says nothing, when it is there already', async () => {
    const notes: string[] = [];
    const value = await waitFor('it', async () => 'there', {
      deadlineMs: 1_000,
      report: { note: (text) => notes.push(text) },
    });
    expect(value).toBe('there');
    expect(notes).toEqual([]);
  });

  it('says once what it waits for, and for how long at most', async () => {
    const notes: string[] = [];
    let looks = 0;
    const probe = async () => {
      looks += 1;
      return looks > 2 && looks;
    };
    expect(
      await waitFor('the table', probe, { deadlineMs: 1_000, report: { note: (text) => notes.push(text) } }),
    ).toBe(3);
    expect(notes).toEqual(['waiting for the table, at most 1 s']);
  });

  it('ends in an error that names what did not happen', async () => {
    const waited = waitFor('the table', async () => undefined, { deadlineMs: 60 });
    await expect(waited).rejects.toMatchObject({
      code: 'timeout',
      message: 'Waited 0.1 s for the table, and it did not happen.',
    });
  });

  it('throws at once what the probe throws', async () => {
    const waited = waitFor('x', () => Promise.reject(new Error('AccessDenied')), { deadlineMs: 60_000 });
    await expect(waited).rejects.toThrow('AccessDenied');
  });
});

describe('comesAbout', () => {
  it('is true when it does, false at the deadline, and throws what the probe throws', async () => {
    const options = { deadlineMs: 60 };
    expect(await comesAbout('x', async () => true, options)).toBe(true);
    expect(await comesAbout('x', async () => false, options)).toBe(false);
    await expect(comesAbout('x', () => Promise.reject(new Error('no')), options)).rejects.toThrow('no');
  });
});
