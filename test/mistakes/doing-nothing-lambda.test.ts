import type { InvokeCommandInput, InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FunctionNames } from '../../shared/names.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { answerWith, putCode } from './lambda-breakages.ts';
import { earnedBy } from './marks.ts';

// Six functions are deployed and graded, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(3);
});
afterAll(() => deployed.close());

const keys = () => Object.keys(deployed.course.names.functions) as (keyof FunctionNames)[];

/**
 * What is left of the points is for what a cheat has really done: six functions with sound settings (.1), each with a
 * role of its own that allows what it needs and no more, and a log group (the last of each requirement).
 */
async function expectDeploymentAlone(seed: string): Promise<void> {
  const passed = [
    ...['LAMBDA-01.1', 'LAMBDA-01.6', 'LAMBDA-02.1', 'LAMBDA-02.5', 'LAMBDA-03.1', 'LAMBDA-03.6'],
    ...['LAMBDA-04.1', 'LAMBDA-04.6', 'LAMBDA-05.1', 'LAMBDA-05.4', 'LAMBDA-06.1', 'LAMBDA-06.5'],
  ];
  expect(earnedBy(await deployed.grade(3, { seed }))).toEqual({ passed, points: 24 });
}

const json = (body: string) =>
  `{ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(body)} }`;

it.each([
  ['nothing', 'undefined'],
  ['an empty object', '{}'],
  ['200 and an empty list', json('[]')],
  [
    '404 to everything',
    `{ statusCode: 404, headers: { 'Content-Type': 'application/problem+json' }, body: '{"title":"No"}' }`,
  ],
])('functions that answer %s earn nothing by it', async (_what, expression) => {
  for (const key of keys()) await answerWith(deployed.course, key, expression);
  await expectDeploymentAlone('7f3a19c2');
});

it('functions that know by heart what an earlier grading was told earn nothing by it', async () => {
  await deployed.repair();
  const heard = listen();
  await deployed.grade(3, { seed: '00000000' });
  expect(heard.length).toBeGreaterThan(50);
  for (const key of keys()) {
    const known = heard.filter(({ name }) => name === deployed.course.names.functions[key]);
    const byEvent = Object.fromEntries(known.map(({ event, answer }) => [event, answer]));
    // To what it has not heard before it says what it said most often.
    const code = `const known = ${JSON.stringify(byEvent)};
      export const handler = async (event) =>
        JSON.parse(known[JSON.stringify(event)] ?? ${JSON.stringify(mostFrequent(known))});`;
    await putCode(deployed.course, key, { 'index.mjs': code });
  }
  await expectDeploymentAlone('7f3a19c2');
});

interface Heard {
  name: string;
  event: string;
  answer: string;
}

/** Writes down every invocation from now on. */
function listen(): Heard[] {
  const heard: Heard[] = [];
  deployed.course.clients.lambda.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        if (commandName !== 'InvokeCommand') return result;
        const { FunctionName, Payload } = args.input as InvokeCommandInput;
        const answer = Buffer.from((result.output as InvokeCommandOutput).Payload ?? []).toString();
        heard.push({ name: String(FunctionName), event: String(Payload), answer });
        return result;
      },
    { step: 'initialize', name: 'listen' },
  );
  return heard;
}

function mostFrequent(heard: Heard[]): string {
  const count = (answer: string) => heard.filter((one) => one.answer === answer).length;
  return heard.map(({ answer }) => answer).sort((one, other) => count(other) - count(one))[0] ?? '{}';
}
