import { expect, it } from 'vitest';
import { logLine } from './log-line.ts';

it('a call is a line, and the mail that it led to is under it', () => {
  const call = {
    service: 'cognito-idp',
    operation: 'ForgotPassword',
    principal: 'anonymous',
    outcome: 'allowed' as const,
    status: 200,
  };
  const [line, mail, ...rest] = logLine({ ...call, mail: ['mail to a@b: 123456'] }, 1.6).split('\n');
  expect(line).toMatch(/^\d\d:\d\d:\d\d {2}allowed {2}cognito-idp:ForgotPassword +anonymous {2}200 {2}2ms$/);
  expect(mail).toBe('  mail to a@b: 123456');
  expect(rest).toEqual([]);
});
