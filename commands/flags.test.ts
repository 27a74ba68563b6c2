import { describe, expect, it } from 'vitest';
import { verify } from '../verify/cli.ts';
import { runCommand } from './command.ts';
import { hint } from './hint.ts';
import { status } from './status.ts';
import { fakeCourse, fakeSurroundings } from './testing/fake-course.ts';

describe('the remedy for arguments that npm has eaten the flags of', () => {
  it.each([
    [verify, ['1'], 'npm run verify -- --module 1'],
    [status, ['1'], 'npm run status -- --help'],
    [hint, ['S3-01', '2'], 'npm run hint -- S3-01'],
  ] as const)('is right for %o', async (command, argv, remedy) => {
    const { surroundings, errors } = fakeSurroundings(fakeCourse());
    expect(await runCommand(command, [...argv], surroundings)).toBe(64);
    expect(errors.at(-1)?.trim().endsWith(remedy)).toBe(true);
  });
});
