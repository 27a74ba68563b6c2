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

it('a line that would be too long has its principal below', () => {
  const name = 'cinedb-maximiliana-von-berg-update-movie';
  const call = {
    service: 'dynamodb',
    operation: 'UpdateItem',
    principal: `arn:aws:sts::123456789012:assumed-role/${name}-role/${name}`,
    outcome: 'denied' as const,
    status: 400,
    code: 'ConditionalCheckFailedException',
  };
  const [line = '', ...below] = logLine(call, 1.6).split('\n');
  expect(line).toMatch(
    /^[\d:]{8} {2}denied {3}dynamodb:UpdateItem +400 ConditionalCheckFailedException {2}2ms$/,
  );
  expect(below.map((text) => text.trim()).join('')).toBe(call.principal);
  for (const text of [line, ...below]) expect(text.length).toBeLessThanOrEqual(80);
});
