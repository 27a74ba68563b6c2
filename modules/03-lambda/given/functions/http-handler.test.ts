import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { json } from './answer.ts';
import { httpHandler } from './http-handler.ts';
import { invalid } from './problem.ts';
import { setting } from './setting.ts';

let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(JSON.parse(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function answerOf(work: () => Promise<never> | Promise<ReturnType<typeof json>>) {
  const answer = await httpHandler(work)({}, { awsRequestId: 'r1' });
  return { ...answer, document: JSON.parse(answer.body) };
}

it('logs one line for a call: its request, its status and its time', async () => {
  expect(await answerOf(async () => json(200, { a: 1 }))).toMatchObject({
    statusCode: 200,
    document: { a: 1 },
  });
  expect(lines).toEqual([
    { level: 'info', requestId: 'r1', what: 'answered', status: 200, ms: expect.any(Number) },
  ]);
});

// https://www.rfc-editor.org/rfc/rfc9457
it('makes a problem document of a refusal', async () => {
  const answer = await answerOf(async () => {
    throw invalid([{ field: 'title', detail: 'Give the film a title.' }]);
  });
  expect(answer).toMatchObject({ statusCode: 400, headers: { 'Content-Type': 'application/problem+json' } });
  expect(answer.document).toEqual({
    type: 'about:blank',
    title: 'Invalid input',
    status: 400,
    detail: 'One field needs your attention.',
    errors: [{ field: 'title', detail: 'Give the film a title.' }],
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
it('asks the caller to wait when DynamoDB had too much to do', async () => {
  const answer = await answerOf(async () => {
    throw new ProvisionedThroughputExceededException({ message: 'too fast', $metadata: {} });
  });
  expect(answer).toMatchObject({ statusCode: 429, headers: { 'Retry-After': '1' } });
});

it('tells neither the caller nor the log what an unexpected error quotes', async () => {
  const answer = await answerOf(async () => {
    throw new TypeError('cannot read "Very private"');
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.body + JSON.stringify(lines)).not.toContain('private');
  expect(lines[0]).toMatchObject({
    level: 'error',
    error: 'TypeError',
    at: expect.stringContaining('.test.ts'),
  });
});

it('names a variable that nobody set, in the log alone', async () => {
  vi.stubEnv('TABLE_NAME', '');
  const answer = await answerOf(async () => json(200, setting('TABLE_NAME')));
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('TABLE_NAME');
  expect(lines[0]).toMatchObject({ message: 'TABLE_NAME is not set in the environment of the function' });
});
