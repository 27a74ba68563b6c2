import { createHash, randomBytes } from 'node:crypto';

/** Numbers that look random and come out the same for the same seed. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** Hexadecimal digits. */
  hex(digits: number): string;
}

/** A new seed: eight hexadecimal digits. */
export function newSeed(): string {
  return randomBytes(4).toString('hex');
}

/**
 * A source for one check. Each check has its own, so that the order in which checks happen to run changes nothing.
 *
 * @param seed what the student passes as `--seed`
 * @param purpose the check's id
 */
export function randomFor(seed: string, purpose: string): Random {
  let count = 0;
  const bits = () => {
    count += 1;
    return createHash('sha256').update(`${seed}\n${purpose}\n${count}`).digest();
  };
  const next = () => bits().readUInt32BE() / 2 ** 32;
  return {
    next,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += bits().toString('hex');
      return text.slice(0, digits);
    },
  };
}
